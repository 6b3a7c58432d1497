import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanXml } from '../../../../lib/protocol/xml/scanXml';
import type { XmlElement } from '../../../../lib/protocol/xml/XmlElement';
import { corpus, describeCorpus } from '../../../support/corpora';
import { readXml } from '../../../support/readXml';

/** What the other parser makes of a document; undefined where it refuses it. */
function judged(text: string): XmlElement | undefined {
  try {
    return readXml(text);
  } catch {
    return undefined;
  }
}

describe('plain documents', () => {
  it.each([
    '<a/>',
    '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- one --><a b = "1" c=\'two\' >x<b/>y</a >\n<!-- two -->\n',
    '<s:a xmlns:s="urn:a" xmlns="urn:b" s:x="1" x="2"><b xmlns=""/><s:c xmlns:s="urn:c"><s:d/></s:c><s:e/></s:a>',
    '<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;&#x1F600;</a>',
    '<a b="&lt;1&#10;2\n3\t4">x</a>',
    '<a><![CDATA[<b>&amp;]] >]]>&amp;<![CDATA[]]></a>',
    '<a>\r\n  <b>1</b>\r\n</a>',
    '<a-b.c_1>ü 漢 \u{1F600}</a-b.c_1>',
    '<a>]]></a>',
  ])('are read as by the other parser: %s', (text) => {
    expect(scanXml(text)).toEqual(readXml(text));
  });
});

describe('documents that are not plain, or wrong', () => {
  it.each([
    '',
    ' ',
    'text',
    '<a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a/>text',
    'text<a/>',
    '<a b=1/>',
    '<a b/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a b="1"c="2"/>',
    '<a &amp;="1"/>',
    '<a>&nbsp;</a>',
    '<a>&unknown;</a>',
    '<a>& b</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a>&#99999999;</a>',
    '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    '<a><?target data?></a>',
    '<a><!-- -- --></a>',
    '<a><!-- </a>',
    '<a><![CDATA[ </a>',
    '<![CDATA[x]]>',
    '<1a/>',
    '<a:b:c/>',
    '< a/>',
    '<größe/>',
    '</a>',
    '<__proto__/>',
    '<p:__proto__ xmlns:p="urn:p"/>',
    '<a'.repeat(300),
    '<a>'.repeat(300) + '</a>'.repeat(300),
    '<a b="1"/',
    '<a b="1',
    '<a/ >',
    '<',
    '<?xml version="1.0"',
  ])('are left to the other parser: %s', (text) => {
    expect(scanXml(text)).toBeUndefined();
  });
});

it('takes nothing that the other parser refuses, however a document is damaged', () => {
  const whole =
    '<?xml version="1.0"?><s:a xmlns:s="urn:a" b="1" c=\'2\'><!-- c --><b>x &amp; y</b><![CDATA[z]]><c/></s:a>';
  for (let at = 0; at < whole.length; at += 1) {
    for (const put of ['', '<', '>', '"', "'", '&', '/', '!', '?', ' ', ':', '=', 'x', '-', ']']) {
      for (const text of [
        whole.slice(0, at) + put + whole.slice(at + 1),
        whole.slice(0, at) + put + whole.slice(at),
      ]) {
        const scanned = scanXml(text);
        if (scanned) expect({ text, read: scanned }).toEqual({ text, read: judged(text) });
      }
    }
  }
});

describeCorpus('the messages of the pairs', 'soap-request-response', () => {
  const root = corpus('soap-request-response');
  const files = existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(xml|wsdl|xsd)$/.test(name),
      )
    : [];

  it('are read as by the other parser, nearly all of them by themselves', () => {
    let plain = 0;
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      const scanned = scanXml(text);
      if (!scanned) continue;
      plain += 1;
      expect({ file, read: scanned }).toEqual({ file, read: judged(text) });
    }
    expect(plain / files.length).toBeGreaterThan(0.9);
  });
});
