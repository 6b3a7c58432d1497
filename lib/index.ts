/** The library's door: nodes and credentials import from here and from nowhere deeper. */
export { authSchemes } from './auth/authSchemes';
export { descriptionKey } from './cache/descriptionKey';
export { checkAccess } from './auth/checkAccess';
export { createAuthContext } from './auth/createAuthContext';
export { readTlsOptions } from './auth/tls/readTlsOptions';
export type { BatchEntry } from './batching/BatchStrategy';
export { batchStrategies, batchStrategiesOf } from './batching/batchStrategies';
export { groupByPlan, type PlannedEntry } from './batching/groupByPlan';
export type { HttpRequest } from './ports/Transport';
export type { ApiDescription, ApiOperation } from './discovery/ApiDescription';
export { type GrpcDescription, grpcDescription } from './discovery/grpc/grpcDescription';
export { reflect } from './discovery/grpc/reflect';
export { type Arrangement, arrangeParameters } from './discovery/rpc/arrangeParameters';
export { describeOpenRpc } from './discovery/rpc/describeOpenRpc';
export {
  type Ask,
  discoverMethods,
  discoverSystemMethods,
  type Question,
} from './discovery/rpc/discoverMethods';
export type { RpcMethod } from './discovery/rpc/RpcMethod';
export { typedValues } from './discovery/rpc/typedValues';
export { describeFields, type DescribedField } from './discovery/describeFields';
export { inputFields, type InputField } from './discovery/inputFields';
export { createEngine, type Engine, type RunResult } from './engine';
export { ApiError, isApiError } from './errors/ApiError';
export { toApiError } from './errors/toApiError';
export { memoryKey } from './incremental/memoryKey';
export { incrementalStrategies } from './incremental/strategies';
export { compileMapping, type CompiledMapping } from './mapping/compileMapping';
export { compileRequestMapping, type MapToRequest } from './mapping/compileRequestMapping';
export { describeMapping } from './mapping/documents/describeMapping';
export {
  parseMappingDocument,
  readMappingDocument,
  writeMappingDocument,
} from './mapping/documents/readDocument';
export { type TableMapping, tableToDocument } from './mapping/documents/tableToDocument';
export { compareShapes, type Drift } from './mapping/drift/compareShapes';
export { driftError } from './mapping/drift/driftError';
export { mergeShapes } from './mapping/drift/mergeShapes';
export { readShape } from './mapping/drift/readShape';
export { ShapeLearner, type SourceShape } from './mapping/drift/SourceShape';
export { usedPaths } from './mapping/drift/usedPaths';
export type { Grouping } from './mapping/groups/compileGroups';
export { inTurns } from './mapping/inTurns';
export { andThen } from './mapping/andThen';
export { mapEach, type MappedPart } from './mapping/mapEach';
export type { MappingProblem } from './mapping/Mapped';
export { groupedRowFields, mappingRowFields } from './mapping/mappingRowFields';
export type { FieldRule, MappingDocument } from './mapping/MappingDocument';
export { nullFields } from './mapping/nullFields';
export { rejectedItem } from './mapping/rejectedItem';
export { rowsToDocument } from './mapping/rowsToDocument';
export { withoutSecrets } from './mapping/suggest/looksSecret';
export { suggestMapping, type SuggestedMapping } from './mapping/suggest/suggestMapping';
export { type AskModel, suggestWithModel } from './mapping/suggest/suggestWithModel';
export { openApiTargets } from './mapping/targets/openApiTargets';
export { readApiDocument } from './mapping/targets/readApiDocument';
export { schemaOfSample } from './mapping/targets/schemaOfSample';
export { type TargetField, targetFields } from './mapping/targets/targetFields';
export { createRedactor } from './observability/createRedactor';
export { mergeReports } from './observability/mergeReports';
export type { RunReport } from './observability/RunReport';
export type { Output } from './outputs';
export { digest } from './pagination/digest';
export { paginators } from './pagination/paginators';
export { presets as paginationPresets } from './pagination/presets/presets';
export type { RunScope } from './pipeline/Run';
export { anonymousAccess, type Access } from './plan/Access';
export { batchDefaults, type AnswerSpec, type BatchSpec } from './plan/BatchSpec';
export type { Choice, Field, Settings } from './plan/Field';
export type { IdempotencySpec } from './plan/IdempotencySpec';
export { isObject, type JsonObject, type JsonValue } from './plan/json';
export { asJsonSchema, type JsonSchema, resolveRef, typeOfSchema } from './plan/JsonSchema';
export { formatPath, isPlainPath, parsePath, readPath, writePath } from './plan/path';
export { parseJson } from './plan/parseJson';
export { parseExact } from './plan/exactIntegers';
export type { IncrementalSpec } from './plan/IncrementalSpec';
export type { JobSpec } from './plan/JobSpec';
export { createPlan, planDefaults, type PlanInput } from './plan/RequestPlan';
export type {
  BinaryReference,
  BodySpec,
  HttpMethod,
  MultipartPart,
  NameValue,
  OutputShape,
  PaginationSpec,
  RequestPlan,
  ResponseFormat,
} from './plan/RequestPlan';
export { type TrustedOrigins, trustedOrigins } from './plan/trustedOrigins';
export type { BinaryContent, BinaryStore } from './ports/BinaryStore';
export { systemClock } from './ports/Clock';
export type { Ports } from './ports/Ports';
export { systemRandom } from './ports/Random';
export { createMemoryStateStore } from './ports/StateStore';
export type { RootField } from './protocol/graphql/schema/describeSchema';
export { findRootField, type GraphQlDescription, ofKinds } from './protocol/graphql/schema/describeSchema';
export { composeDocument } from './protocol/graphql/schema/composeDocument';
export { selectableObjects } from './protocol/graphql/schema/generateSelection';
export { selectionText } from './protocol/graphql/schema/selectionText';
export { introspectionQuery, readSchemaAnswer, readSchemaText } from './protocol/graphql/schema/loadSchema';
export { namedType } from './protocol/graphql/schema/SchemaModel';
export { asVariables, type VariableValues } from './protocol/graphql/document/readVariables';
export { type BatchForm, type PartialData, toSettings as graphQlCall } from './protocol/graphql/GraphQlCall';
export {
  type DocumentInput,
  type OperationPreparer,
  prepareOperation,
  type PreparedOperation,
} from './protocol/graphql/prepareOperation';
export type { AccessToken, TokenSource } from './ports/TokenSource';
export type { EgressFilter, TlsOptions } from './ports/Transport';
export { withFilesOf, withFilesOfTexts } from './protocol/rpc/fillFiles';
export { listParameters } from './protocol/rpc/listParameters';
export { parseProto, type ProtoFile } from './protobuf/parseProto';
export { ProtobufSchema } from './protobuf/ProtobufSchema';
export { readDescriptorSet } from './protobuf/readDescriptors';
export { protocols } from './protocol/protocols';
export { xmlTypedValues } from './protocol/xmlRpc/xmlTypedValues';
export { resolveUrl } from './protocol/resolveUrl';
export { loadSoapDescription, SoapDescription } from './protocol/soap/SoapDescription';
export { type SoapCall, toSoapSettings } from './protocol/soap/SoapCall';
export type { SourceDocument, WsdlReader } from './protocol/soap/wsdl/WsdlSource';
export { decodeXmlText } from './protocol/xml/decodeXmlText';
export { responseDecoders } from './protocol/rest/response/decoders';
export type { ItemOutcome } from './sendMany';
export { tlsConnectionOptions } from './transport/connectors';
export { fillEnvelope } from './fillEnvelope';
export { createTransports } from './transport/createTransports';
export { compileValidator, type Validator } from './validation/compileValidator';
