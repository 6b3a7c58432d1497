import { createRegistry } from '../plan/createRegistry';
import type { Dialect } from './Dialect';
import { airtable } from './dialects/airtable';
import { atlassian } from './dialects/atlassian';
import { aws } from './dialects/aws';
import { azure } from './dialects/azure';
import { contentful } from './dialects/contentful';
import { discord } from './dialects/discord';
import { github } from './dialects/github';
import { google } from './dialects/google';
import { grpc } from './dialects/grpc';
import { graphqlErrors } from './dialects/graphqlErrors';
import { graphqlRateLimit } from './dialects/graphqlRateLimit';
import { hubspot } from './dialects/hubspot';
import { jsonRpc } from './dialects/jsonRpc';
import { languageModels } from './dialects/languageModels';
import { meta } from './dialects/meta';
import { microsoftGraph } from './dialects/microsoftGraph';
import { namedLimitHeaders } from './dialects/namedLimitHeaders';
import { notion } from './dialects/notion';
import { okta } from './dialects/okta';
import { rateLimitDictionary } from './dialects/rateLimitDictionary';
import { rateLimitHeaders } from './dialects/rateLimitHeaders';
import { rateLimitList } from './dialects/rateLimitList';
import { retryAfter } from './dialects/retryAfter';
import { salesforce } from './dialects/salesforce';
import { shopify } from './dialects/shopify';
import { slack } from './dialects/slack';
import { soapFaults } from './dialects/soapFaults';
import { stripe } from './dialects/stripe';
import { zendesk } from './dialects/zendesk';

/** Every dialect; all are read on every answer. */
export const dialects = createRegistry('rate limit dialect', {
  retryAfter,
  rateLimitList,
  rateLimitDictionary,
  rateLimitHeaders,
  namedLimitHeaders,
  graphqlErrors,
  graphqlRateLimit,
  jsonRpc,
  soapFaults,
  grpc,
  airtable,
  atlassian,
  aws,
  azure,
  contentful,
  discord,
  github,
  google,
  hubspot,
  languageModels,
  meta,
  microsoftGraph,
  notion,
  okta,
  salesforce,
  shopify,
  slack,
  stripe,
  zendesk,
} satisfies Record<string, Dialect>);
