import type { BenchCase } from './BenchCase';
import { authCached } from './cases/authCached';
import { graphqlBatch } from './cases/graphqlBatch';
import { graphqlRelay } from './cases/graphqlRelay';
import { graphqlSchema } from './cases/graphqlSchema';
import { grpcUnary } from './cases/grpcUnary';
import { jsonRpcBatch } from './cases/jsonRpcBatch';
import { mapCodeNode, mapEditFields, mapInterpreter } from './cases/mapping';
import { pagesCounted, pagesCursor, pagesOverhead } from './cases/pages';
import { pagesGrowth } from './cases/pagesGrowth';
import { soapCalls, soapCallsTls } from './cases/soapCalls';
import { soapWsdl } from './cases/soapWsdl';
import { rateKnown, rateLearnt } from './cases/rate';

/** Every case, in the order in which they run. */
export const cases: Readonly<Record<string, BenchCase>> = {
  'pages-counted-20ms': pagesCounted,
  'pages-cursor-20ms': pagesCursor,
  'pages-overhead': pagesOverhead,
  'rate-known': rateKnown,
  'rate-learnt': rateLearnt,
  'pages-growth': pagesGrowth,
  'graphql-relay': graphqlRelay,
  'graphql-batch': graphqlBatch,
  'graphql-schema': graphqlSchema,
  'jsonrpc-batch': jsonRpcBatch,
  'grpc-unary': grpcUnary,
  'soap-calls': soapCalls,
  'soap-calls-tls': soapCallsTls,
  'soap-wsdl': soapWsdl,
  'auth-cached': authCached,
  'map-interpreter': mapInterpreter,
  'map-code-node': mapCodeNode,
  'map-edit-fields': mapEditFields,
};
