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
} as const;

export type OperationName = keyof typeof operations;
