/** What the node can do. One line an operation. */
export const operations = {
  run: {
    label: 'Run Operation',
    help: 'Pick a query or mutation from the list and fill in its arguments',
    action: 'Run an operation from the list',
  },
  document: {
    label: 'Run Document',
    help: 'Write the GraphQL document by hand',
    action: 'Run a document',
  },
  subscribe: {
    label: 'Subscribe',
    help: 'Collect the events of a subscription for a while, or until there are enough',
    action: 'Collect events of a subscription',
  },
} as const;

export type OperationName = keyof typeof operations;
