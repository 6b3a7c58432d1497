import { notFound, Problem } from './problem';
import type { Route } from './Route';

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route for a method and path; throws 404 or 405. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const found = routes.flatMap((route) => {
    const params = match(route.path, path);
    return params ? [{ route, params }] : [];
  });
  if (found.length === 0) throw notFound(`resource ${path}; GET / lists what there is`);
  const right = found.find(({ route }) => route.method === method);
  if (right) return right;
  const allow = [...new Set(found.map(({ route }) => route.method))].join(', ');
  throw new Problem(405, 'Method Not Allowed', `${path} takes ${allow}.`, { headers: { allow } });
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index]!;
    if (name.startsWith(':') && part !== '') params[name.slice(1)] = decoded(part);
    else if (name !== part) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
