/** What the node can do. One line an operation. */
export const operations = {
  getMany: { label: 'Get Many', help: 'Read a list, all pages of it', action: 'Get many records' },
  getOne: { label: 'Get One', help: 'Read one record', action: 'Get one record' },
  send: { label: 'Send', help: 'Create, update or delete', action: 'Send a record' },
  sendMany: {
    label: 'Send Many',
    help: 'Create, update or delete many records with few requests',
    action: 'Send many records in batches',
  },
  download: { label: 'Download', help: 'Read a file', action: 'Download a file' },
  upload: { label: 'Upload', help: "Send one of the item's files", action: 'Upload a file' },
  detect: {
    label: 'Test & Detect',
    help: 'Read one page and say what was recognised: records, pagination, limits',
    action: 'Test and detect an API',
  },
} as const;

export type OperationName = keyof typeof operations;
