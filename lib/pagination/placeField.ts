import type { Field } from '../plan/Field';

/** Asks where a page parameter goes. */
export const placeField: Field = {
  kind: 'choice',
  name: 'place',
  label: 'Send In',
  help: 'Where the parameter goes in the request.',
  default: 'auto',
  choices: [
    { value: 'auto', label: 'Automatic', help: 'In the body if the request has one, else in the query' },
    { value: 'query', label: 'Query' },
    { value: 'body', label: 'Body', help: 'The name may be a path such as page.after or sort[0].cursor' },
    { value: 'header', label: 'Header' },
    { value: 'path', label: 'Path', help: 'Where {name} stands in the path, as in /users/{page}' },
  ],
};
