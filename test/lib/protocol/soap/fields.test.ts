import { inputFields } from '../../../../lib/discovery/inputFields';
import { encodeEnvelope } from '../../../../lib/protocol/soap/encode/encodeEnvelope';
import { loadSoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import type { JsonValue } from '../../../../lib/plan/json';
import { canonicalBody } from '../../../support/canonicalXml';
import { elementOf, smallWsdl, soapEnvelope } from '../../../support/smallWsdl';

const schema = elementOf(
  'Pay',
  `<xs:sequence>
    <xs:choice><xs:element name="card" type="xs:string"/><xs:element name="iban" type="xs:string"/></xs:choice>
    <xs:element name="reference" type="xs:string" nillable="true"/>
    <xs:element name="day" type="xs:date" minOccurs="0" nillable="true"/>
  </xs:sequence>`,
);

const load = () =>
  loadSoapDescription(
    { text: smallWsdl({ schema, operations: [], oneWay: ['Pay'] }), url: '' },
    { isAllowed: () => false, fetch: async () => '' },
  );

it('fields of a choice say what it is between, and none of them is required', async () => {
  const { operations } = await load();
  const fields = inputFields(operations[0]!.input());
  expect(fields.map(({ label, required }) => [label, required])).toEqual([
    ['card: one of card, iban', false],
    ['iban: one of card, iban', false],
    ['reference', false],
    ['day', false],
  ]);
});

it('an element that has to be there and may be nil is nil without a value; one that may be missing is not sent', async () => {
  const description = await load();
  const encode = (body: JsonValue, isChecking = true) =>
    canonicalBody(
      encodeEnvelope(description.find('Pay'), description, {
        body,
        headers: {},
        headerXml: '',
        isChecking,
        xmlProblem: () => undefined,
      }),
    );
  const pay = (content: string) => canonicalBody(soapEnvelope(`<Pay xmlns="urn:small">${content}</Pay>`));
  expect(encode({ card: '4111' })).toBe(pay('<card>4111</card><reference xsi:nil="true"/>'));
  expect(encode({ card: '4111', day: null })).toBe(
    pay('<card>4111</card><reference xsi:nil="true"/><day xsi:nil="true"/>'),
  );
  expect(encode({ card: '4111' }, false)).toBe(pay('<card>4111</card>'));
});
