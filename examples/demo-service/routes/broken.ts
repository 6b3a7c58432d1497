import { users } from '../data/users';
import { json, text } from '../http/Answer';
import type { Route } from '../http/Route';

const loginPage = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in</title></head>
<body><form method="post"><h1>Sign in</h1><input name="user"><input name="password" type="password"></form></body></html>
`;

export const brokenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/broken/loop',
    summary: 'Cursors that lead in a circle: first, b, a, b, a, …; a is the first page again',
    handle({ query }) {
      const isSecond = query.get('cursor') === 'b';
      const data = isSecond ? users.slice(25, 50) : users.slice(0, 25);
      return json({ data, next_cursor: isSecond ? 'a' : 'b' });
    },
  },
  {
    method: 'GET',
    path: '/broken/login',
    summary: 'A login page (HTML) with status 200',
    open: true,
    handle: () => text(loginPage, 'text/html; charset=utf-8'),
  },
  {
    method: 'GET',
    path: '/broken/cut-json',
    summary: 'A complete answer whose JSON ends in the middle',
    handle() {
      const body = JSON.stringify({ data: users.slice(0, 10) });
      return text(body.slice(0, body.length / 2), 'application/json');
    },
  },
  {
    method: 'GET',
    path: '/broken/dropped',
    summary: 'The connection is dropped in the middle of the body',
    handle: () => ({ ...json({ data: users.slice(0, 10) }), delivery: 'half' }),
  },
  {
    method: 'GET',
    path: '/broken/silent',
    summary: 'Never answers',
    handle: () => ({ ...json({}), delivery: 'never' }),
  },
  {
    method: 'GET',
    path: '/broken/elsewhere',
    summary: 'next leads to another origin: localhost instead of 127.0.0.1, or the other way round',
    handle({ origin }) {
      const { hostname, port } = new URL(origin);
      const other = hostname === 'localhost' ? '127.0.0.1' : 'localhost';
      return json({ data: users.slice(0, 25), next: `http://${other}:${port}/users` });
    },
  },
];
