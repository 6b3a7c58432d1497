import type { Field } from './Field';

/**
 * Asks where a parameter goes. `bodyExample`: a path into the body, for the help. `hasPath`: it may stand in the URL's
 * path, too.
 */
export function placeField(bodyExample: string, hasPath: boolean): Field {
  const path = { value: 'path', label: 'Path', help: 'Where {name} stands in the path, as in /users/{page}' };
  return {
    kind: 'choice',
    name: 'place',
    label: 'Send In',
    help: 'Where the parameter goes in the request.',
    default: 'auto',
    choices: [
      { value: 'auto', label: 'Automatic', help: 'In the body if the request has one, else in the query' },
      { value: 'query', label: 'Query' },
      { value: 'body', label: 'Body', help: `The name may be a path such as ${bodyExample}` },
      { value: 'header', label: 'Header' },
      ...(hasPath ? [path] : []),
    ],
  };
}
