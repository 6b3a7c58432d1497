import type { Field } from '../../plan/Field';

const logsIn = { sessionFrom: ['login'] } as const;
const folded = { moreSettings: [true] } as const;
const placeholders = 'Known are {user}, {password} and {secret} (Other Secret).';

const loginFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'loginPath',
    label: 'Login Path',
    help: 'Where to log in, below the base URL.',
    default: '',
    placeholder: '/auth/login',
    required: true,
    showWhen: logsIn,
  },
  {
    kind: 'choice',
    name: 'loginSends',
    label: 'Login Sends',
    help: 'How the login request carries user and password.',
    default: 'json',
    choices: [
      { value: 'json', label: 'JSON' },
      { value: 'form', label: 'Form', help: 'As web pages send it (application/x-www-form-urlencoded)' },
      { value: 'xml', label: 'XML' },
      { value: 'basic', label: 'Basic Auth Header', help: 'Authorization: Basic …, and no body' },
      { value: 'nothing', label: 'Nothing', help: 'The address or Login Headers hold all that is needed' },
    ],
    showWhen: logsIn,
  },
  {
    kind: 'text',
    name: 'loginJson',
    label: 'Login Body',
    help: `The JSON that the API wants. ${placeholders}`,
    default: '{ "username": "{user}", "password": "{password}" }',
    rows: 3,
    showWhen: { ...logsIn, loginSends: ['json'] },
  },
  {
    kind: 'text',
    name: 'loginForm',
    label: 'Login Body',
    help: `The form fields that the API wants. ${placeholders}`,
    default: 'username={user}&password={password}',
    rows: 2,
    showWhen: { ...logsIn, loginSends: ['form'] },
  },
  {
    kind: 'text',
    name: 'loginXml',
    label: 'Login Body',
    help: `The XML that the API wants. ${placeholders}`,
    default: '<login><user>{user}</user><password>{password}</password></login>',
    rows: 4,
    showWhen: { ...logsIn, loginSends: ['xml'] },
  },
  {
    kind: 'choice',
    name: 'sessionTokenFrom',
    label: 'Token In',
    help: 'Where the answer to the login has the token.',
    default: 'body',
    choices: [
      { value: 'body', label: 'Answer Body' },
      { value: 'header', label: 'Answer Header' },
      { value: 'cookie', label: 'Cookies', help: 'They are sent back, as a browser does it' },
    ],
    showWhen: logsIn,
  },
  {
    kind: 'text',
    name: 'sessionTokenAt',
    label: 'Token At',
    help: 'Path of the token in the answer, or a JSONata expression. Empty: the whole answer is the token.',
    default: 'token',
    placeholder: 'data.accessToken',
    showWhen: { ...logsIn, sessionTokenFrom: ['body'] },
  },
  {
    kind: 'text',
    name: 'sessionTokenHeader',
    label: 'Answer Header',
    help: 'Name of the header that has the token.',
    default: '',
    placeholder: 'X-Subject-Token',
    required: true,
    showWhen: { ...logsIn, sessionTokenFrom: ['header'] },
  },
];

const carried = { ...logsIn, sessionTokenFrom: ['body', 'header'] } as const;

const carryingFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'sendTokenIn',
    label: 'Send Token In',
    help: 'Where requests carry the token.',
    default: 'header',
    choices: [
      { value: 'header', label: 'Header' },
      { value: 'query', label: 'Query' },
      { value: 'cookie', label: 'Cookie' },
      { value: 'body', label: 'Body', help: 'A field of the JSON body, or a parameter of an RPC call' },
    ],
    showWhen: carried,
  },
  {
    kind: 'text',
    name: 'sendTokenAs',
    label: 'Send Token As',
    help: 'Name of the header, query parameter or cookie. In the body a path: auth, params.token, or params[0] for the first parameter.',
    default: 'Authorization',
    placeholder: 'X-Auth-Token',
    required: true,
    showWhen: carried,
  },
  {
    kind: 'text',
    name: 'sessionPrefix',
    label: 'Prefix',
    help: 'The word before the token in the header. Empty it for APIs that want the bare token.',
    default: 'Bearer',
    placeholder: 'Bearer',
    showWhen: { ...carried, sendTokenIn: ['header'] },
  },
];

const handshakeFields: readonly Field[] = [
  {
    kind: 'number',
    name: 'handshakeStatus',
    label: 'Status of the Refusal',
    help: 'The status with which the API refuses a request that has no session, and names one.',
    default: 409,
    showWhen: { sessionFrom: ['handshake'] },
  },
  {
    kind: 'text',
    name: 'handshakeHeader',
    label: 'Session Header',
    help: 'The header that names the session. Requests carry it in the same header.',
    default: 'X-Transmission-Session-Id',
    required: true,
    showWhen: { sessionFrom: ['handshake'] },
  },
];

const foldedFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'loginMethod',
    label: 'Login Method',
    help: 'The method of the login request.',
    default: 'POST',
    choices: ['POST', 'GET', 'PUT'].map((value) => ({ value, label: value })),
    showWhen: { ...folded, ...logsIn },
  },
  {
    kind: 'text',
    name: 'loginHeaders',
    label: 'Login Headers',
    help: `Headers of the login request alone, one "name: value" a line. ${placeholders}`,
    default: '',
    placeholder: 'X-CSRF-Token: Fetch',
    rows: 2,
    showWhen: { ...folded, ...logsIn },
  },
  {
    kind: 'text',
    name: 'otherSecret',
    label: 'Other Secret',
    help: 'A third value that the login needs, such as a key of the application; {secret} stands for it.',
    default: '',
    secret: true,
    showWhen: { ...folded, ...logsIn },
  },
  {
    kind: 'switch',
    name: 'keepCookies',
    label: 'Send Cookies Back',
    help: 'Whether requests also carry the cookies that came with the session.',
    default: false,
    showWhen: folded,
  },
  {
    kind: 'switch',
    name: 'basicAlways',
    label: 'Basic Auth on Every Request',
    help: 'Whether requests carry user and password besides the session, as SAP wants it with its CSRF token.',
    default: false,
    showWhen: folded,
  },
  {
    kind: 'text',
    name: 'expiredStatus',
    label: 'Expired On',
    help: 'Statuses that say that the session has ended. The node then logs in again and repeats the request.',
    default: '401, 403',
    showWhen: folded,
  },
  {
    kind: 'expression',
    name: 'expiredWhen',
    label: 'Expired When',
    help: 'For APIs that tell it in the body of a success: a path or JSONata condition on the answer. $status is the HTTP status.',
    default: '',
    placeholder: 'error.code = "SESSION_EXPIRED"',
    rows: 2,
    showWhen: folded,
  },
  {
    kind: 'number',
    name: 'sessionMinutes',
    label: 'Lasts (Minutes)',
    help: 'Log in again before the session is this old. 0: when the API says so.',
    default: 0,
    min: 0,
    showWhen: { ...folded, ...logsIn },
  },
];

/** What the form asks for a session. */
export const sessionFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'sessionFrom',
    label: 'Session From',
    help: 'How the API gives out a session.',
    default: 'login',
    choices: [
      {
        value: 'login',
        label: 'Login Request',
        help: 'A first request with user and password brings a token',
      },
      {
        value: 'handshake',
        label: 'Refused Request',
        help: 'The API refuses the first request and names the session in a header (Transmission: 409)',
      },
    ],
  },
  {
    kind: 'text',
    name: 'username',
    label: 'User',
    help: 'The user name. Empty when the API wants none.',
    default: '',
  },
  { kind: 'text', name: 'password', label: 'Password', help: 'The password.', default: '', secret: true },
  ...loginFields,
  ...carryingFields,
  ...handshakeFields,
  ...foldedFields,
];
