import { json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { notFound, Problem } from '../http/problem';
import type { Route } from '../http/Route';

export const fileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/files',
    summary: 'The files: name, type, size, sha256',
    handle: (_request, { files }) => json({ data: files.all() }),
  },
  {
    method: 'GET',
    path: '/files/:name',
    summary: 'Download: users.csv, logo.png and what was uploaded',
    handle({ params }, { files }) {
      const file = files.get(params.name ?? '');
      if (!file) throw notFound(`file ${params.name}`);
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
      return {
        status: 200,
        headers: { 'content-type': file.type, 'content-disposition': disposition },
        body: file.bytes,
      };
    },
  },
  {
    method: 'POST',
    path: '/files',
    summary: 'Upload as multipart/form-data, the file in the field "file": 201',
    async handle(request, { files }) {
      const form = await readForm(request);
      const file = form.get('file');
      if (file === null || typeof file === 'string') {
        throw new Problem(422, 'Unprocessable Content', 'The form has no file.', {
          errors: [{ field: 'file', message: 'must be a file' }],
        });
      }
      const bytes = Buffer.from(await file.arrayBuffer());
      const saved = files.save({ name: file.name, type: file.type || 'application/octet-stream', bytes });
      const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
      return json({ ...saved, fields }, { status: 201, headers: { location: locationOf(saved.name) } });
    },
  },
  {
    method: 'PUT',
    path: '/files/:name',
    summary: 'Upload as the whole body: 201, or 200 when it replaces a file',
    handle({ params, headers, body }, { files }) {
      const name = params.name ?? '';
      const status = files.get(name) ? 200 : 201;
      const type = headers['content-type'] ?? 'application/octet-stream';
      return json(files.save({ name, type, bytes: body }), {
        status,
        headers: { location: locationOf(name) },
      });
    },
  },
];

async function readForm({ headers, body }: ApiRequest): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    throw new Problem(415, 'Unsupported Media Type', 'Send multipart/form-data, or PUT /files/<name>.');
  }
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Problem(400, 'Bad Request', 'The body is not valid multipart/form-data.');
  }
}

function locationOf(name: string): string {
  return `/files/${encodeURIComponent(name)}`;
}
