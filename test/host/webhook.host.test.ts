import { hostUnderTest } from './hostUnderTest';

const { n8n } = hostUnderTest();

test('a published workflow answers its webhook with what the API gave', async () => {
  await n8n.publish('answersWebhook');
  const response = await n8n.webhook('users');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('many calls of a webhook at a time are all answered', async () => {
  await n8n.publish('answersWebhook');
  const answers = await Promise.all(Array.from({ length: 10 }, () => n8n.webhook('users')));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
});
