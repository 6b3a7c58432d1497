/** What the node can do; each protocol has some of it. One line an operation. */
export const operations = {
  call: { label: 'Call', help: 'Call a method once for each item', action: 'Call a method' },
  getMany: {
    label: 'Get Many',
    help: 'Call a method that lists records, and read all pages',
    action: 'Get many records',
  },
  sendMany: {
    label: 'Call Many',
    help: 'Call a method for many items with few requests',
    action: 'Call a method for many items at once',
  },
  sendStream: {
    label: 'Send Stream',
    help: 'Call a method that takes a stream once, with all items as its messages',
    action: 'Send items as a stream',
  },
  notify: { label: 'Notify', help: 'Call a method and expect no reply', action: 'Send a notification' },
} as const;

export type OperationName = keyof typeof operations;
