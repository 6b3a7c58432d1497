import { ApiError, type MappingDocument, rowsToDocument } from '../../../lib';
import { rowsOf, textOf } from '../formValues';
import { readWrittenDocument } from './readWrittenDocument';

/** The mapping document that a form of `mappingFormFields` describes; throws an ApiError that names the row or field. */
export function readMappingForm(read: (name: string) => unknown): MappingDocument {
  switch (read('mapBy')) {
    case 'expression':
      return { version: 1, expression: textOf(read('mapExpression')) };
    case 'document':
      return readWrittenDocument(read('mapDocument'));
    default: {
      const rows = rowsOf(read('mapRows'));
      if (rows.length > 0) return rowsToDocument(rows);
      throw new ApiError('INVALID_SETTING', {
        subject: '"Mapped Fields" has no rows',
        field: 'Mapped Fields',
        hint: 'Add a row for each field that the API wants.',
      });
    }
  }
}
