/**
 * Twelve linked records behind express-rate-limit, once for each form in which it states its limits:
 * /draft-6/users, /draft-7/users, /draft-8/users, /legacy/users. Started in the folder of the installed packages.
 */
const installed = require('node:module').createRequire(`${process.cwd()}/`);
const express = installed('express');
const { rateLimit } = installed('express-rate-limit');

const app = express();
const limits = { windowMs: 1000, limit: 5 };
const forms = {
  'draft-6': { standardHeaders: 'draft-6', legacyHeaders: false },
  'draft-7': { standardHeaders: 'draft-7', legacyHeaders: false },
  'draft-8': { standardHeaders: 'draft-8', legacyHeaders: false },
  legacy: { standardHeaders: false, legacyHeaders: true },
};

app.get('/ready', (_request, response) => response.send('yes'));
for (const [name, form] of Object.entries(forms)) {
  app.get(`/${name}/users`, rateLimit({ ...limits, ...form }), (request, response) => {
    const page = Number(request.query.page ?? 1);
    const next = page < 12 ? `/${name}/users?page=${page + 1}` : null;
    response.json({ data: [{ id: page }], next });
  });
}
app.listen(Number(process.argv[2]));
