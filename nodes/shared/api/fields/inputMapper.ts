import type { INodeProperties } from 'n8n-workflow';
import type { Visibility } from '../../toProperties';

/** What one node calls the arguments of what it calls. */
export interface InputMapper {
  readonly label: string;
  readonly name: string;
  readonly help: string;
  /** The node's method that makes the fields. */
  readonly fieldsMethod: string;
  /** The parameters that the fields are made from; a change of one makes them anew. */
  readonly dependsOn: readonly string[];
  readonly words: { readonly singular: string; readonly plural: string };
  readonly noFields: string;
  /** The locator in which somebody chooses what is called: before that, there is nothing to fill in. */
  readonly chosenIn: string;
  readonly showWhen: Visibility;
}

/** One field for each argument, as the description of the API types it: see `toMapperFields` and `readMapperValues`. */
export function inputMapper(mapper: InputMapper): INodeProperties {
  const { label, name, help, fieldsMethod, dependsOn, words, noFields, chosenIn, showWhen } = mapper;
  const show = Object.fromEntries(Object.entries(showWhen).map(([field, values]) => [field, [...values]]));
  return {
    displayName: label,
    name,
    type: 'resourceMapper',
    noDataExpression: true,
    default: { mappingMode: 'defineBelow', value: null },
    required: true,
    description: help,
    typeOptions: {
      loadOptionsDependsOn: [...dependsOn],
      resourceMapper: {
        resourceMapperMethod: fieldsMethod,
        mode: 'map',
        fieldWords: words,
        addAllFields: true,
        supportAutoMap: true,
        noFieldsError: noFields,
      },
    },
    displayOptions: { show, hide: { [chosenIn]: [''] } },
  };
}
