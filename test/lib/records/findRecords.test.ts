import { findRecords } from '../../../lib/records/findRecords';
import cases from '../../cases/records/places.json';

describe('findRecords', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, { body, path, count }) => {
    const found = findRecords(body);
    expect({ path: found.path, count: found.records.length }).toEqual({ path, count });
  });
});
