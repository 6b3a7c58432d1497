/** What the node can do. One line an operation. */
export const operations = {
  map: { label: 'Map', help: "Turn items into another system's", action: 'Map fields' },
  suggest: {
    label: 'Suggest Mapping',
    help: 'Propose a mapping of the items to a target, with a reason for each field',
    action: 'Suggest a mapping',
  },
  validate: {
    label: 'Validate Only',
    help: 'Check items and let them through unchanged',
    action: 'Validate items',
  },
  document: {
    label: 'Document Mapping',
    help: 'Write the mapping down, for people and as a mapping document',
    action: 'Document a mapping',
  },
} as const;

export type OperationName = keyof typeof operations;

/** How a mapping is written down. */
export type Mode = 'fields' | 'target' | 'expression' | 'document' | 'secondInput' | 'schema';
