import { ApiError, type MappingDocument, rowsToDocument } from '../../../lib';
import { type FormValues, rowsOf, textOf } from '../formValues';
import { readWrittenDocument } from './readWrittenDocument';

/**
 * The mapping of records on their way out, by the options that `recordMappingOptions` declares. A record is never
 * refused: it has been fetched, and would be lost.
 *
 * @throws ApiError that names the row or the option
 */
export function readRecordMapping(options: FormValues): MappingDocument | undefined {
  const { mapFields, mapWithExpression, mapWithDocument } = options;
  const rows = rowsOf(mapFields);
  const asked = [
    ...(rows.length > 0 ? [() => rowsToDocument(rows)] : []),
    ...(mapWithExpression === undefined ? [] : [() => byExpression(textOf(mapWithExpression))]),
    ...(mapWithDocument === undefined ? [] : [() => byDocument(mapWithDocument)]),
  ];
  if (asked.length > 1)
    throw new ApiError('INVALID_SETTING', {
      subject: 'Records are mapped in two ways',
      field: 'Map Fields',
      hint: 'Keep one of the options Map Fields, Map Fields by JSONata and Map Fields by Document.',
    });
  const document = asked[0]?.();
  return document && { ...document, invalid: 'null' };
}

function byExpression(expression: string): MappingDocument {
  return { version: 1, expression };
}

function byDocument(written: unknown): MappingDocument {
  const document = readWrittenDocument(written);
  if (document.groupBy === undefined) return document;
  throw new ApiError('MAPPING_INVALID', {
    subject: 'The mapping is not valid: "groupBy" puts records of several pages together',
    field: 'Map Fields by Document',
    hint: 'Use a Field Mapper node after this one for that.',
  });
}
