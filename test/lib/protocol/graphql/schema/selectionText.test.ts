import { readSchemaText } from '../../../../../lib/protocol/graphql/schema/loadSchema';
import { selectionText } from '../../../../../lib/protocol/graphql/schema/selectionText';
import { trackerSdl } from '../../../../support/graphql/trackerSchema';

const text = async (type: string, depth: number, objects: readonly string[] = []) =>
  selectionText((await readSchemaText(trackerSdl)).model, type, { depth, objects });

describe('a generated selection', () => {
  it('is written as somebody would write it', async () => {
    expect(await text('Issue', 1)).toBe('id\nnumber\ntitle');
    expect(await text('Issue', 1, ['author', 'comments'])).toBe(
      [
        'id',
        'number',
        'title',
        'author {',
        '  id',
        '  login',
        '  role',
        '  createdAt',
        '  serial',
        '  secret',
        '}',
        'comments(first: 20) {',
        '  nodes {',
        '    text',
        '  }',
        '  pageInfo {',
        '    hasNextPage',
        '    endCursor',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  it('goes as deep as it is told to, and is nothing for a plain value', async () => {
    expect(await text('Issue', 2)).toContain('author {');
    expect(await text('String', 1)).toBe('');
  });
});
