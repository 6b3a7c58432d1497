import { formatPath, parsePath, readPath } from '../../plan/path';
import { withValueAt } from '../../plan/requestTarget';
import { isObject } from '../../plan/json';
import { knownConnections, nextOfConnections } from '../connectionsInTurn';
import { type Connection, findConnections } from '../findConnections';
import { graphQlQuery, graphQlVariable } from '../graphQlVariable';
import type { NextPage, Page, Paginator } from '../Paginator';
import { textSetting } from '../settings';

/**
 * GraphQL connections (Relay cursor specification): `pageInfo { hasNextPage endCursor }` anywhere in the answer;
 * the cursor goes into the variable that the query hands to the connection. Shopify, GitHub, Linear.
 */
export const relay: Paginator = {
  label: 'GraphQL Connection',
  help: 'The answer has pageInfo with hasNextPage and endCursor; the cursor becomes a variable (Shopify, GitHub, Linear).',
  fields: [
    {
      kind: 'path',
      name: 'pageInfoPath',
      label: 'Page Info Field',
      help: 'Path of the pageInfo in the answer; leave empty to take the outermost one.',
      default: '',
      placeholder: 'data.users.pageInfo',
    },
    {
      kind: 'text',
      name: 'cursorVariable',
      label: 'Cursor Variable',
      help: 'Name of the variable that takes endCursor; leave empty to read it from the query (after: $name).',
      default: '',
      placeholder: 'after',
    },
  ],
  detect(page) {
    const connection = graphQlQuery(page.request) === undefined ? undefined : mainConnection(page.body);
    if (connection === undefined) return undefined;
    const path = formatPath(connection.path);
    const variable = variableFor(page, path) ?? '';
    const wired = variable === '' ? '' : ` into \`$${variable}\``;
    return {
      confidence: 0.95,
      why: `followed \`${path}.endCursor\`${wired}`,
      settings: { pageInfoPath: path, cursorVariable: variable },
      warning: othersWithMore(page.body, connection),
    };
  },
  first: (request) => ({ request, state: {} }),
  next(page, state, settings) {
    const connections = knownConnections(settings);
    if (connections) return nextOfConnections(page, state, connections);
    const path = textSetting(settings, 'pageInfoPath') || pathOfMain(page);
    const info = path === undefined ? undefined : readPath(page.body, parsePath(path));
    if (path === undefined || !isObject(info)) return { done: 'the answer has no pageInfo' };
    if (info.hasNextPage !== true) return { done: `\`${path}.hasNextPage\` is not true` };
    if (typeof info.endCursor !== 'string' || info.endCursor === '') {
      return {
        unclear: `\`${path}\` says that there is more, but has no endCursor. Ask for endCursor in the query's pageInfo`,
        field: 'Page Info Field',
      };
    }
    const variable = textSetting(settings, 'cursorVariable') || variableFor(page, path);
    if (variable === undefined) return unwired(path);
    const request = withValueAt(page.request, 'body', formatPath(['variables', variable]), info.endCursor);
    return { request, state: {} };
  },
};

/** The outermost connection that has more; else the outermost. */
function mainConnection(body: unknown): Connection | undefined {
  const all = findConnections(body);
  return all.find(({ hasNextPage }) => hasNextPage) ?? all[0];
}

function pathOfMain({ body }: Page): string | undefined {
  const main = mainConnection(body);
  return main && formatPath(main.path);
}

/** By the connection's own name (or alias) in the answer: the part before `pageInfo`. */
function variableFor({ request }: Page, path: string): string | undefined {
  const field = parsePath(path).at(-2);
  return typeof field === 'string' ? graphQlVariable(graphQlQuery(request) ?? '', field, 'after') : undefined;
}

function othersWithMore(body: unknown, main: Connection): string | undefined {
  const others = findConnections(body).filter(
    ({ path, hasNextPage }) => hasNextPage && formatPath(path) !== formatPath(main.path),
  );
  if (others.length === 0) return undefined;
  const names = others.map(({ path }) => `\`${formatPath(path)}\``).join(', ');
  return `Only \`${formatPath(main.path)}\` is read page by page; there is more in ${names} as well.`;
}

function unwired(path: string): NextPage {
  return {
    unclear: `the query does not say which variable takes the cursor of \`${path}\`. Add a variable to the query (query($after: String) and after: $after), or set Options > Pagination > Style to "GraphQL Connection" and fill in Cursor Variable`,
    field: 'Cursor Variable',
  };
}
