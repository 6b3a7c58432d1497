import type { FieldRule } from '../MappingDocument';
import type { TargetField } from '../targets/targetFields';
import type { Suggestion } from './suggestMapping';

/** The row of a suggestion, with what the target demands. */
export function ruleOfSuggestion(
  { path, type, format, required }: TargetField,
  from: Pick<FieldRule, 'source' | 'expression'>,
  { confidence, reason }: Pick<Suggestion, 'confidence' | 'reason'>,
): FieldRule {
  return {
    target: path,
    ...from,
    ...(type !== 'any' && { type }),
    ...(format !== undefined && { format }),
    ...(required && { required }),
    note: `suggested, ${Math.round(confidence * 100)} %: ${reason}`,
  };
}
