/** Words that mean the same in the names of fields; the first stands for all. */
const synonyms: readonly string[] = [
  'email mail emailaddress',
  'phone telephone tel fon phonenumber telefon',
  'mobile cell cellphone handy',
  'first given forename firstname givenname vorname',
  'last surname family lastname familyname nachname',
  'birthday dob birthdate born dateofbirth birth',
  'street road addressline strasse',
  'city town locality ort',
  'postal zip zipcode postcode postalcode plz',
  'country nation countrycode land',
  'state province region',
  'company organization organisation org firm employer business account',
  'id identifier uid key identification',
  'number no num nr nbr',
  'quantity qty count pieces menge',
  'amount amt total sum value betrag',
  'price cost rate preis',
  'description desc details text',
  'note comment remark notes memo',
  'created creation createdat createdon added inserted',
  'updated modified changed updatedat lastmodified',
  'url website site homepage link web uri',
  'title salutation',
  'sku article articlenumber productcode itemcode code',
  'product item good',
  'line position row',
  'order purchase bestellung',
  'currency curr ccy',
  'status state stage',
  'language lang locale',
  'gender sex',
  'type kind category',
  'image picture photo avatar',
  'user customer client contact person member lead',
  'active enabled',
  'discount rebate',
  'tax vat',
  'date day',
  'credit limit',
];

const canonical = new Map(
  synonyms.flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return [first, ...others].map((word) => [word, first] as const);
  }),
);

/** Words that say whose field it is rather than what it is. */
const weak = new Set([
  'user',
  'address',
  'data',
  'info',
  'field',
  'value',
  'the',
  'of',
  'is',
  'has',
  'code',
  'at',
  'on',
  'number',
  'unit',
]);

/** A name's words and how much each says. */
export type Words = ReadonlyMap<string, number>;

/** `user_emails`, `UserEmail` and `user e-mail` have the same words; those of objects around it count for less. */
export function nameWords(path: string): Words {
  const steps = path.replace(/\[\d*\]/g, '').split(/\.(?![^`]*`$)/);
  const words = new Map<string, number>();
  steps.forEach((step, at) => {
    const isLast = at === steps.length - 1;
    for (const word of wordsOf(step)) {
      const weight = (weak.has(word) ? 0.35 : 1) * (isLast ? 1 : 0.4);
      words.set(word, Math.max(weight, words.get(word) ?? 0));
    }
  });
  return words;
}

function wordsOf(name: string): string[] {
  const parts = name
    .replace(/e-?mail/gi, ' email ')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const joined = canonical.get(parts.join(''));
  // "zip code" is one idea, "zip" and "code" are two.
  if (parts.length > 1 && joined !== undefined) return [joined];
  return parts.map((part) => canonical.get(part) ?? canonical.get(singular(part)) ?? singular(part));
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
