import { camelCase } from '../json/jsonName';
import { jsonProblem, shown } from '../json/jsonProblem';
import type { WellKnownType } from './WellKnownType';

/** Paths in lowerCamelCase with commas between them: `user.displayName,photo`. */
export const fieldMask: WellKnownType = {
  schema: { type: 'string', examples: ['displayName,address.city'] },
  toJson: ({ paths = [] }) =>
    (paths as string[]).map((path) => path.split('.').map(camelCase).join('.')).join(','),
  fromJson(value, path) {
    if (typeof value !== 'string') {
      throw jsonProblem(
        path,
        `must be names of fields, not ${shown(value)}`,
        'Write them as a text with commas: displayName,address.city.',
      );
    }
    const paths = value.split(',').map((each) => each.trim());
    return { paths: paths.filter(Boolean).map(snakeCase) };
  },
};

const snakeCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
