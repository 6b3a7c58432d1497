import type { Continuation } from '../../plan/Continuation';
import { messageFields, partName } from './messageFields';
import { contentElements } from './schema/contentElements';
import type { SoapDescription } from './SoapDescription';
import type { MessageShape, SoapOperation } from './wsdl/SoapOperation';

/** What services call an operation that goes on: searchMoreWithId, queryMore, GetNextPage, … */
const goingOn = /more|next|continue/i;

/** Operations of the same port that by their names go on; first those named most like the one that was called. */
export function continuations(
  called: SoapOperation,
  { soapOperations }: SoapDescription,
): readonly Continuation[] {
  return soapOperations
    .filter(
      ({ service, port, name }) => service === called.service && port === called.port && goingOn.test(name),
    )
    .toSorted((a, b) => alike(b.name, called.name) - alike(a.name, called.name))
    .map(({ name, input }) => ({ operation: name, requires: requiredFields(input()) }));
}

/** Characters at the start of both. */
function alike(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function requiredFields(shape: MessageShape): string[] {
  const fields = messageFields(shape);
  if (fields.kind === 'parts') return fields.parts.map(partName);
  return contentElements(fields.type.content)
    .filter(({ isRequired, element }) => isRequired && element.default === undefined)
    .map(({ element }) => element.name.local);
}
