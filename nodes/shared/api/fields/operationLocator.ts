import type { INodeProperties } from 'n8n-workflow';

/** What one node calls the things that can be called. */
export interface OperationLocator {
  readonly label: string;
  readonly name: string;
  readonly help: string;
  /** Shown in an empty list. */
  readonly placeholder: string;
  /** The node's method that searches the list. */
  readonly searchMethod: string;
  /** A name, as it may be typed in. */
  readonly example: string;
}

/** What is called at an API: from the list that its description gives, or typed in. */
export function operationLocator(locator: OperationLocator): INodeProperties {
  const { label, name, help, placeholder, searchMethod, example } = locator;
  return {
    displayName: label,
    name,
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description: help,
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder,
        typeOptions: { searchListMethod: searchMethod, searchable: true },
      },
      { displayName: 'By Name', name: 'name', type: 'string', placeholder: example },
    ],
  };
}
