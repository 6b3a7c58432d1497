import type { HttpResponse } from '../../ports/Transport';

/** An answer as data where it is JSON or XML, else as text. */
export async function readAnswer({ body }: Pick<HttpResponse, 'body'>): Promise<unknown> {
  const text = Buffer.from(body).toString('utf8').trim();
  if (text.startsWith('<')) {
    const { parseXml } = await import('../../vendor/fastXmlParser');
    const parsed = parseXml(text);
    return 'value' in parsed ? parsed.value : text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
