/** A JSON-RPC server by jayson, over HTTP and WebSocket. Started in the folder of the installed packages. */
const installed = require('node:module').createRequire(`${process.cwd()}/`);
const jayson = installed('jayson');

const users = Array.from({ length: 23 }, (_, index) => ({ id: index + 1, name: `User ${index + 1}` }));

const server = new jayson.Server({
  add: (args, done) =>
    done(
      null,
      args.reduce((sum, each) => sum + each, 0),
    ),
  subtract: ({ minuend, subtrahend }, done) =>
    typeof minuend === 'number' && typeof subtrahend === 'number'
      ? done(null, minuend - subtrahend)
      : done(server.error(-32602)),
  users: ({ offset, limit }, done) =>
    done(null, { items: users.slice(offset, offset + limit), total: users.length }),
  fail: (_args, done) => done(server.error(-32050, 'Out of paper', { tray: 2 })),
});

const http = server.http();
// jayson takes POST only; whoever waits for the server asks with GET.
const answer = http.listeners('request')[0];
http.removeAllListeners('request');
http.on('request', (request, response) =>
  request.url === '/ready' ? response.end('yes') : answer(request, response),
);
server.websocket({ server: http });
http.listen(Number(process.argv[2]), '127.0.0.1');
