import type { INode } from 'n8n-workflow';
import { manualTriggerType, runWorkflow } from '../../support/engine';
import { fakeModel, fakeModelNode, fakeModelType } from '../../support/fakeModel';

const contacts = [
  {
    user_email: 'ada.lovelace@example.com',
    handle: 'Countess-7',
    tier_cd: 'G',
    zz_access_token: 'short1',
    remark: 'sk-live-abcdefghijklmnop1234',
    score: 12,
  },
];
const target = { ContactEmail: 'a@example.com', Nickname: 'x', Segment: 'y', Rating: 4, Vault: 'v' };

const node = (name: string, type: string, parameters: INode['parameters']): INode => ({
  id: name,
  name,
  type,
  typeVersion: 1,
  position: [0, 0],
  parameters,
});

/** Suggests a mapping with a model that answers so; without an answer no model is connected. */
async function suggest(answer?: (prompt: string) => unknown, options: object = { askModel: true }) {
  const model = fakeModel(answer ?? (() => ''));
  const parameters = { operation: 'suggest', targetText: JSON.stringify(target), options };
  const { nodes } = await runWorkflow({
    workflow: {
      nodes: [
        node('Start', manualTriggerType, {}),
        node('Mapper', 'n8n-nodes-api-integration.fieldMapper', parameters as INode['parameters']),
        fakeModelNode,
      ],
      connections: {
        Start: { main: [[{ node: 'Mapper', type: 'main', index: 0 }]] },
        ...(answer && {
          Model: { ai_languageModel: [[{ node: 'Mapper', type: 'ai_languageModel' as const, index: 0 }]] },
        }),
      },
    },
    input: contacts.map((json) => ({ json })),
    nodeTypes: new Map([[fakeModelType, model.type]]),
  });
  const { outputs, hints, error } = nodes.Mapper!;
  const json = outputs[0]?.[0]?.json as {
    document: { fields: Array<{ target: string; source: string }> };
    suggestions: Array<{ target: string; source: string; confidence: number; reason: string }>;
    unmatched: string[];
    unused: string[];
  };
  return { ...json, error, hints: hints.map(({ message }) => message), asked: model.asked };
}

const matches = (...list: unknown[]) => JSON.stringify({ matches: list });
const nickname = {
  target: 'Nickname',
  source: 'handle',
  confidence: 0.97,
  reason: 'how a person\nis called',
};

it('adds what the model proposes to what names and values decided, and says who did', async () => {
  const { suggestions, document, unmatched, unused, hints, error } = await suggest(() => matches(nickname));
  expect(error).toBeUndefined();
  expect(suggestions).toEqual([
    expect.objectContaining({ target: 'ContactEmail', source: 'user_email' }),
    {
      target: 'Nickname',
      source: 'handle',
      confidence: 0.9,
      reason: 'proposed by the model: how a person is called',
    },
  ]);
  expect(document.fields.map(({ target: name, source }) => [name, source])).toEqual([
    ['ContactEmail', 'user_email'],
    ['Nickname', 'handle'],
  ]);
  expect(unmatched).toEqual(['Segment', 'Rating', 'Vault']);
  expect(unused).not.toContain('handle');
  expect(hints).toContainEqual(
    expect.stringContaining('2 of 5 target fields have a suggestion, 1 of them proposed by the AI model'),
  );
});

it('sends names and redacted samples, and none of what looks like a secret', async () => {
  const { asked } = await suggest(() => matches());
  expect(asked).toHaveLength(1);
  const [prompt] = asked as [string];
  expect(prompt).toContain('{"source":"handle","samples":["Aaaaaaaa-9"]}');
  expect(prompt).toContain('{"source":"score","samples":["number 99"]}');
  expect(prompt).toContain('{"source":"zz_access_token","samples":[]}');
  expect(prompt).toContain('{"source":"remark","samples":[]}');
  expect(prompt).toContain('{"target":"Nickname","type":"text"}');
  for (const value of ['Countess', 'ada.lovelace', 'short1', 'sk-live', '12'])
    expect(prompt).not.toContain(value);
});

it.each([
  ['in a fence of Markdown', `Here you are:\n\`\`\`json\n${matches(nickname)}\n\`\`\``],
  ['in parts', [{ type: 'text', text: matches(nickname) }]],
  ['as a list alone', JSON.stringify([nickname])],
])('takes an answer %s', async (_what, answer) => {
  const { suggestions } = await suggest(() => answer);
  expect(suggestions).toContainEqual(expect.objectContaining({ target: 'Nickname', source: 'handle' }));
});

it('takes nothing that does not exist, is decided, is taken, does not fit or is not sure enough', async () => {
  const { suggestions } = await suggest(() =>
    matches(
      { target: 'ContactEmail', source: 'remark', confidence: 1 },
      { target: 'Segment', source: 'user_email', confidence: 1 },
      { target: 'Nobody', source: 'handle', confidence: 1 },
      { target: 'Segment', source: 'nothing', confidence: 1 },
      { target: 'Rating', source: 'handle', confidence: 1 },
      { target: 'Vault', source: 'tier_cd', confidence: 0.3 },
      { target: 'Vault', source: 'tier_cd', confidence: 7 },
      { target: '__proto__', source: 'handle', confidence: 1 },
      { target: 'Segment', source: 'tier_cd', confidence: 0.8 },
      { target: 'Nickname', source: 'tier_cd', confidence: 0.7 },
      'nonsense',
    ),
  );
  expect(suggestions.map(({ target: name, source }) => `${name} <- ${source}`)).toEqual([
    'ContactEmail <- user_email',
    'Segment <- tier_cd',
  ]);
});

it.each([
  ['no JSON', () => 'I would rather not say', 'its answer is not the JSON that was asked for'],
  [
    'a failure',
    () => {
      throw new Error('quota exceeded for key sk-abcdefghijklmnop1234');
    },
    'quota exceeded for key [redacted]',
  ],
  ['no model', undefined, 'none is connected to the input "Model"'],
])('keeps what is known without it and warns: %s', async (_what, answer, problem) => {
  const { suggestions, hints, error } = await suggest(answer);
  expect(error).toBeUndefined();
  expect(suggestions.map(({ target: name }) => name)).toEqual(['ContactEmail']);
  expect(hints).toContainEqual(expect.stringContaining(`The AI model proposed nothing: ${problem}.`));
});

it('asks nobody unless it is switched on', async () => {
  const { asked, suggestions } = await suggest(() => matches(nickname), {});
  expect(asked).toEqual([]);
  expect(suggestions).toHaveLength(1);
});
