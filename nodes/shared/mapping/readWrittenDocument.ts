import { type MappingDocument, parseMappingDocument, readMappingDocument } from '../../../lib';

/** The document of a JSON field: text, or already data when an n8n expression delivered it; throws MAPPING_INVALID. */
export function readWrittenDocument(written: unknown): MappingDocument {
  return typeof written === 'string' ? parseMappingDocument(written) : readMappingDocument(written);
}
