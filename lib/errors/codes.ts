/** What an error code means to the person who reads it. */
export interface ErrorMeaning {
  /** What happened, without the particulars. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** Whether sending the same request again may succeed, as far as the code alone can tell. */
  readonly retryable: boolean;
  /** The request certainly was not processed, so even a write may be sent again. */
  readonly notProcessed?: boolean;
}

const define = <Codes extends Record<string, ErrorMeaning>>(codes: Codes): Codes => codes;

/** The one vocabulary of errors. Every error of the package has one of these codes. */
export const errorCodes = define({
  // The settings: nothing was sent.
  UNKNOWN_NAME: {
    message: 'An unknown name was used',
    hint: 'Choose one of the known names.',
    retryable: false,
  },
  INVALID_SETTING: {
    message: 'A setting is not valid',
    hint: 'Correct the field that is named above.',
    retryable: false,
  },
  BASE_URL_MISSING: {
    message: 'The credential has no base URL',
    hint: 'Open the credential and fill in "Base URL", for example https://api.example.com/v1. A secret is only sent to the address it is bound to.',
    retryable: false,
  },
  URL_INVALID: {
    message: 'The address is not a valid URL',
    hint: "Write a path such as /users (it is added to the credential's base URL) or a full URL that starts with https://.",
    retryable: false,
  },
  ORIGIN_NOT_ALLOWED: {
    message: 'The address leads to a server that this credential is not meant for',
    hint: 'If you trust that server with this credential\'s secret, add its origin to "Allowed Origins" in the credential; without a credential, in the node\'s options.',
    retryable: false,
  },
  DOMAIN_NOT_ALLOWED: {
    message: 'The credential\'s "Allowed HTTP Request Domains" forbid this address',
    hint: 'Change the path, or allow the domain in the credential.',
    retryable: false,
  },
  EGRESS_BLOCKED: {
    message: 'This n8n instance does not allow requests to that address',
    hint: 'Ask whoever runs this n8n to allow it (N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES).',
    retryable: false,
  },
  WSDL_INVALID: {
    message: 'The WSDL cannot be used',
    hint: 'Check the address: it usually ends in ?wsdl, and has to answer with the document itself.',
    retryable: false,
  },
  INPUT_INVALID: {
    message: 'The input does not fit the operation',
    hint: 'Correct the fields named above. If the description is wrong and the service takes it all the same, switch off Options > Check Input.',
    retryable: false,
  },
  BINARY_MISSING: {
    message: 'The item has no file in that binary field',
    hint: 'Check the name of the binary field; the input panel lists the files of an item under "Binary".',
    retryable: false,
  },
  GRAPHQL_DOCUMENT_INVALID: {
    message: 'The GraphQL document is not valid',
    hint: 'Correct the document at the place named above. Nothing was sent.',
    retryable: false,
  },
  GRAPHQL_VARIABLE_INVALID: {
    message: 'A variable of the GraphQL document has no valid value',
    hint: 'Correct it under Variables, or make it optional in the document. Nothing was sent.',
    retryable: false,
  },
  SCHEMA_INVALID: {
    message: 'The GraphQL schema cannot be read',
    hint: 'Paste the schema in the schema language (SDL), or the JSON result of an introspection query.',
    retryable: false,
  },
  INTROSPECTION_DISABLED: {
    message: 'The API does not tell its schema: introspection is switched off',
    hint: 'Set Schema to "SDL Text" or "SDL Address" and give the schema that the provider publishes, or write the document by hand with the operation Run Document.',
    retryable: false,
  },
  // The connection: no complete answer came.
  DNS_FAILURE: {
    message: "The server's name could not be resolved",
    hint: 'Check the host name in the base URL for typing errors, and that this machine can resolve it.',
    retryable: true,
    notProcessed: true,
  },
  CONNECTION_REFUSED: {
    message: 'The server refused the connection',
    hint: 'Check host and port in the base URL, and that the service is running and reachable from the machine that runs n8n.',
    retryable: true,
    notProcessed: true,
  },
  CONNECTION_LOST: {
    message: 'The connection broke before the whole answer arrived',
    hint: "This is often passing. If it stays, ask the API's operator, or look at proxies in between.",
    retryable: true,
  },
  TLS_FAILURE: {
    message: "The server's certificate could not be verified",
    hint: 'If the server uses a private certificate authority, paste its certificate into "CA Certificate" of the credential. Only for tests: switch on "Ignore SSL Issues" in the node\'s options.',
    retryable: false,
    notProcessed: true,
  },
  PROXY_FAILURE: {
    message: 'The proxy did not let the request through',
    hint: 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the machine that runs n8n.',
    retryable: true,
    notProcessed: true,
  },
  TIMEOUT_CONNECT: {
    message: 'The server did not accept a connection in time',
    hint: 'Check that the server is reachable, or raise Options > Timeout > Connect.',
    retryable: true,
    notProcessed: true,
  },
  TIMEOUT_IDLE: {
    message: 'The server stopped sending',
    hint: 'Ask for smaller pages, or raise Options > Timeout > Idle.',
    retryable: true,
  },
  TIMEOUT_TOTAL: {
    message: 'The request took longer than allowed',
    hint: 'Ask for smaller pages, or raise Options > Timeout > Total.',
    retryable: true,
  },
  RESPONSE_TOO_LARGE: {
    message: 'The answer is larger than allowed',
    hint: 'Ask for smaller pages, or raise Options > Timeout > Maximum Response Size.',
    retryable: false,
  },
  RESPONSE_CORRUPT: {
    message: 'The answer arrived damaged',
    hint: 'The compressed content could not be unpacked. If this stays, send the header "Accept-Encoding: identity".',
    retryable: true,
  },
  TOO_MANY_REDIRECTS: {
    message: 'The server kept redirecting the request',
    hint: 'Use the final address in Path, or check whether the server asks for a login first.',
    retryable: false,
  },
  REDIRECT_INVALID: {
    message: 'The server redirected to an address that cannot be followed',
    hint: 'Use the final address in Path.',
    retryable: false,
  },
  // The answer: the server said no.
  RATE_LIMITED: {
    message: "The API's rate limit is reached",
    hint: 'Set "Requests per Second" in the credential, or raise Options > Retry > Longest Wait so that the node can wait for the limit to reset.',
    retryable: true,
    notProcessed: true,
  },
  SERVER_BUSY: {
    message: 'The API is busy and asks to be tried later',
    hint: 'This is usually passing; try again later, or raise Options > Retry > Longest Wait.',
    retryable: true,
    notProcessed: true,
  },
  CIRCUIT_OPEN: {
    message: 'The API keeps failing, so it is left alone for a while',
    hint: 'Nothing was sent. Run again after the time given, or choose what happens instead in Options > Circuit Breaker > When Open.',
    retryable: false,
    notProcessed: true,
  },
  TIMEOUT_OPERATION: {
    message: 'The time allowed for this item is over',
    hint: 'Run again later, or raise Options > Retry > Give Up After.',
    retryable: false,
  },
  QUOTA_EXHAUSTED: {
    message: "The API's allowance for a long period (a day, say) is used up",
    hint: 'Waiting a little does not help. Run again when the allowance is given anew, ask the provider for a larger one, or fetch less: larger pages, fewer runs, only what is new.',
    retryable: false,
    notProcessed: true,
  },
  AUTHENTICATION_FAILED: {
    message: 'The API did not accept the credential',
    hint: 'Open the credential, enter the secret again and use its connection test.',
    retryable: false,
  },
  TOKEN_REFUSED: {
    message: 'The authorization server gave no access token',
    hint: "Open the credential and compare its fields with what the API's documentation says about OAuth 2.",
    retryable: false,
    notProcessed: true,
  },
  TOKEN_UNAVAILABLE: {
    message: 'The authorization server could not be asked for an access token',
    hint: 'This is usually passing; try again later.',
    retryable: true,
    notProcessed: true,
  },
  FORBIDDEN: {
    message: 'The credential is not allowed to do this',
    hint: 'Check the permissions or scopes of the account behind the credential.',
    retryable: false,
  },
  NOT_FOUND: {
    message: 'The API has nothing at this address',
    hint: 'Check the path, ids in it, and whether the base URL already contains part of the path.',
    retryable: false,
  },
  CONFLICT: {
    message: 'The request conflicts with the present state of the resource',
    hint: 'Read the resource again and repeat the change on its newest version.',
    retryable: false,
  },
  REQUEST_REJECTED: {
    message: 'The API rejected the request',
    hint: "Compare the query parameters and the body with the API's documentation; its own message says what it did not like.",
    retryable: false,
  },
  SERVER_ERROR: {
    message: 'The API failed to process the request',
    hint: "This is usually passing; try again later. If it stays, give the request id to the API's operator.",
    retryable: true,
  },
  RPC_METHOD_NOT_FOUND: {
    message: 'The API has no method of that name',
    hint: 'Check the name, upper and lower case included, or choose the method from the list.',
    retryable: false,
  },
  RPC_PARAMETERS_INVALID: {
    message: 'The method does not accept these parameters',
    hint: 'Check their number, order, names and types; some APIs want a list ([…]), others an object ({…}).',
    retryable: false,
  },
  RPC_FAILED: {
    message: 'The method reported a failure',
    hint: "Its own message says why; the error's code and data are in the body below.",
    retryable: false,
  },
  UNEXPECTED_STATUS: {
    message: 'The API answered with a status that is neither success nor a known failure',
    hint: 'Check the address and the method.',
    retryable: false,
  },
  GRAPHQL_ERRORS: {
    message: 'The API could not run the GraphQL operation',
    hint: "The API's own message says why; compare the document and its variables with the API's documentation.",
    retryable: false,
  },
  GRAPHQL_PARTIAL_DATA: {
    message: 'The API answered with errors besides the data',
    hint: 'Choose under Options > Partial Data whether data with errors is kept, split or refused.',
    retryable: false,
  },
  // The content: an answer came that cannot be used.
  RESPONSE_NOT_GRAPHQL: {
    message: 'The answer is not one of a GraphQL server',
    hint: 'Check base URL and Endpoint: GraphQL APIs usually answer at /graphql.',
    retryable: false,
  },
  RESPONSE_NOT_JSON: {
    message: 'The answer claims to be JSON but is not',
    hint: 'Set Options > Response Format to Text to see what the API sends.',
    retryable: false,
  },
  RESPONSE_NOT_XML: {
    message: 'The answer claims to be XML but is not',
    hint: 'Set Options > Response Format to Text to see what the API sends.',
    retryable: false,
  },
  RESPONSE_NOT_SOAP: {
    message: 'The answer is no SOAP message',
    hint: 'Check the endpoint in the WSDL, or set Options > Endpoint to where the service really is.',
    retryable: false,
  },
  RESPONSE_IS_HTML: {
    message: 'The API answered with a web page instead of data',
    hint: 'The address may lead to a login or error page: check base URL and path. To read web pages, set Options > Response Format to Text.',
    retryable: false,
  },
  RPC_REPLY_INVALID: {
    message: 'The answer is not a reply of this protocol',
    hint: 'Check the path, and that the API speaks the protocol that is chosen under Protocol.',
    retryable: false,
  },
  RECORDS_NOT_FOUND: {
    message: 'There is no list of records where "Records At" points',
    hint: 'Correct the path in Options > Records At, or choose Automatic.',
    retryable: false,
  },
  // Discovery.
  METHODS_UNKNOWN: {
    message: 'The API does not say which methods it has',
    hint: "Type the name of the method (By Name) and write its parameters as JSON, or give the API's OpenRPC document under Options > Method List.",
    retryable: false,
  },
  DESCRIPTION_INVALID: {
    message: 'The description of the API cannot be read',
    hint: 'Check that it is the document that the API publishes, whole and unchanged.',
    retryable: false,
  },
  // Batches.
  BATCH_ANSWER_UNCLEAR: {
    message: 'The answer to the batch does not say what became of this item',
    hint: 'Check what the API has stored before you send the item again. Then say under Options > Answer how results and items belong together.',
    retryable: false,
  },
  BATCH_ITEM_TOO_LARGE: {
    message: 'The item alone is larger than a request may be',
    hint: 'Send less for each item, or raise Options > Maximum Request Size (MB) if the API allows it.',
    retryable: false,
  },
  // Pagination.
  PAGINATION_LOOP: {
    message: 'The API repeats itself while paging',
    hint: 'Choose the style under Options > Pagination and check the name of the parameter that carries the cursor or page.',
    retryable: false,
  },
  PAGINATION_UNCLEAR: {
    message: 'The next page cannot be asked for',
    hint: 'Choose the style under Options > Pagination and fill in its fields.',
    retryable: false,
  },
  RESUME_INVALID: {
    message: 'The resume cursor cannot be used',
    hint: 'Take "resume" from the report of an earlier run of the same request, unchanged, or leave the field empty.',
    retryable: false,
  },
  // Jobs and incremental reading.
  JOB_FAILED: {
    message: 'The job that the API was given has failed',
    hint: 'Its own message says why; correct the request and run again. If the word means something else with this API, choose Options > Wait for Job > By Settings.',
    retryable: false,
  },
  JOB_TIMEOUT: {
    message: 'The job that the API was given takes too long',
    hint: 'Raise Options > Wait for Job > Longest Wait, or put the resume cursor into Options > Resume From later: it goes on waiting for the same job.',
    retryable: false,
  },
  POSITION_EXPIRED: {
    message: 'The API no longer knows where the last run ended',
    hint: 'Set Options > Only New Since Last Run > If the Position Has Expired to Start Over, or switch on Start Over for one run.',
    retryable: false,
  },
  // Mapping.
  MAPPING_INVALID: {
    message: 'The mapping is not valid',
    hint: 'Correct the row that is named above.',
    retryable: false,
  },
  EXPRESSION_INVALID: {
    message: 'The JSONata expression cannot be read',
    hint: 'Correct it at the position given. https://docs.jsonata.org has the language; try.jsonata.org runs it on a sample.',
    retryable: false,
  },
  EXPRESSION_FAILED: {
    message: 'The JSONata expression failed',
    hint: 'Test it with the item named above.',
    retryable: false,
  },
  EXPRESSION_RUNAWAY: {
    message: 'The JSONata expression was stopped',
    hint: 'It ran too long, too deep or made too much. Simplify it, or raise its time limit in the options.',
    retryable: false,
  },
  MAPPING_REJECTED: {
    message: 'The item does not satisfy the mapping',
    hint: 'Correct the source data or the row, or send invalid items to the second output.',
    retryable: false,
  },
  JSON_SCHEMA_INVALID: {
    message: 'The JSON Schema cannot be used',
    hint: 'Correct the schema; https://json-schema.org explains its words. References lead to its own "$defs" only.',
    retryable: false,
  },
  DRIFT_BREAKING: {
    message: 'The source has changed in a way that breaks the mapping',
    hint: 'Look at what has changed and correct the mapping. Then run once with Options > Drift set to Learn Anew.',
    retryable: false,
  },
  CANCELLED: {
    message: 'The execution was canceled',
    hint: 'Run the workflow again when you are ready.',
    retryable: false,
  },
  UNEXPECTED: {
    message: 'Something unexpected went wrong',
    hint: 'If it happens again, report it with the details below.',
    retryable: false,
  },
});

export type ErrorCode = keyof typeof errorCodes;
