import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  ApiError,
  createPlan,
  fillEnvelope,
  isObject,
  type JsonObject,
  type OutputShape,
  type PaginationSpec,
  type PlanInput,
  type RequestPlan,
  type SoapCall,
  type SoapDescription,
  toSoapSettings,
} from '../../lib';
import { readCommon, resumeOf } from '../shared/api/readCommon';
import { paginationSpec } from '../shared/api/specs/paginationSpec';
import { type FormValues, groupOf, jsonOf, nameValues, numberOf, rowsOf, textOf } from '../shared/formValues';
import type { MappedInput } from '../shared/mapping/mapInputs';
import type { OperationName } from './operations';
import { readInput } from './readInput';
import { readLocator } from '../shared/parameters/readLocator';
import { readParameter } from '../shared/parameters/readParameter';

type ReadParameter = (name: string) => unknown;

/**
 * One input item's form as a plan; `description`: its WSDL, where the operation has one; `mapped`: what its mapping
 * makes of the item, where the form asks for that.
 */
export async function readPlan(
  context: IExecuteFunctions,
  itemIndex: number,
  { credential }: Access,
  description: SoapDescription | undefined,
  mapped: MappedInput,
): Promise<RequestPlan> {
  const read: ReadParameter = (name) => readParameter(context, name, itemIndex);
  const options = read('options') as FormValues;
  const operation = read('operation') as OperationName;
  const common = readCommon(options);
  const isReading = operation === 'getMany';
  const headers = nameValues(options.headers);
  const { request, call } = description
    ? callOf(context, itemIndex, options, description, mapped)
    : await envelopeOf(read, context.getInputData()[itemIndex]!.json as JsonObject);
  return createPlan({
    ...common,
    protocol: 'soap',
    credential,
    call: toSoapSettings({ ...call, ...answerCall(options) }),
    request: { ...request, method: 'POST', headers: [...(request.headers ?? []), ...headers] },
    output: options.output as OutputShape | undefined,
    recordsAt: recordsAt(operation, read, options),
    pagination: paginationOf(read, operation, options),
    // Reading does no harm when it is repeated, though everything is sent by POST.
    retry: { ...common.retry, ...(isReading && { idempotent: true }) },
  });
}

type Request = PlanInput['request'];
interface Called {
  readonly request: Request;
  readonly call: Partial<SoapCall>;
}

function callOf(
  context: IExecuteFunctions,
  itemIndex: number,
  options: FormValues,
  description: SoapDescription,
  mapped: MappedInput,
): Called {
  const read = (name: string) => readParameter(context, name, itemIndex);
  const name = readLocator(context, 'soapOperation', itemIndex);
  if (name === '') {
    throw new ApiError('INVALID_SETTING', {
      subject: '"SOAP Operation" is empty',
      field: 'SOAP Operation',
      hint: 'Choose an operation from the list.',
    });
  }
  const { id, endpoint } = description.find(name, textOf(read('service')), textOf(read('port')));
  return {
    request: {
      url: textOf(options.endpoint).trim() || stated(endpoint),
      body: { kind: 'json', value: readInput(context, itemIndex, mapped) },
    },
    call: {
      operation: id,
      checksInput: options.checkInput !== false,
      addressing: textOf(options.addressing),
      ...attachmentsOf(options, itemIndex),
      ...headersOf(options),
    },
  };
}

function stated(endpoint: string): string {
  if (endpoint !== '') return endpoint;
  throw new ApiError('INVALID_SETTING', {
    subject: 'The WSDL does not say where the service is',
    field: 'Endpoint',
    hint: 'Fill in Options > Endpoint.',
  });
}

function attachmentsOf(options: FormValues, itemIndex: number): Called['call'] {
  const attachments = rowsOf(options.attachments).map(({ binaryField, element }) => ({
    binary: { itemIndex, field: textOf(binaryField) },
    element: textOf(element).trim(),
  }));
  return {
    attachments,
    attachmentsAs: (textOf(options.attachmentsAs) || 'mtom') as SoapCall['attachmentsAs'],
  };
}

/** Text that begins like XML is XML, everything else JSON. */
function headersOf({ soapHeaders }: FormValues): Partial<SoapCall> {
  if (typeof soapHeaders === 'string' && soapHeaders.trim().startsWith('<')) {
    return { headerXml: soapHeaders.trim() };
  }
  const headers = soapHeaders === undefined ? null : jsonOf(soapHeaders, 'SOAP Headers');
  if (headers === null) return {};
  if (isObject(headers)) return { headers: headers as JsonObject };
  throw new ApiError('INVALID_SETTING', {
    subject: '"SOAP Headers" has to be a JSON object or XML',
    field: 'SOAP Headers',
  });
}

async function envelopeOf(read: ReadParameter, item: JsonObject): Promise<Called> {
  const version = read('version') === '1.2' ? '1.2' : '1.1';
  const action = textOf(read('soapAction')).trim();
  const url = textOf(read('endpoint')).trim();
  const empty = [
    ['Endpoint', url],
    ['XML', textOf(read('xml')).trim()],
  ].find(([, value]) => value === '');
  if (empty) {
    throw new ApiError('INVALID_SETTING', { subject: `"${empty[0]}" is empty`, field: empty[0] });
  }
  const text = await fillEnvelope(textOf(read('xml')), version, item);
  const parameter = action ? `; action="${action}"` : '';
  return {
    request: {
      url,
      headers: version === '1.1' ? [{ name: 'SOAPAction', value: `"${action}"` }] : [],
      body: {
        kind: 'raw',
        text,
        contentType:
          version === '1.1' ? 'text/xml; charset=utf-8' : `application/soap+xml; charset=utf-8${parameter}`,
      },
    },
    call: {},
  };
}

function answerCall(options: FormValues): Partial<SoapCall> {
  return {
    keepsPrefixes: options.namespaces === 'keep',
    addsHeaders: options.addSoapHeaders === true,
    addsXml: options.rawXml === true,
  };
}

function recordsAt(operation: OperationName, read: ReadParameter, options: FormValues): string {
  if (operation === 'call') return '$';
  if (operation === 'sendXml') return textOf(read('recordsAt')).trim() || '$';
  return textOf(options.recordsAt).trim() || 'auto';
}

function paginationOf(
  read: ReadParameter,
  operation: OperationName,
  options: FormValues,
): Partial<PaginationSpec> {
  const resumeFrom = resumeOf(options);
  if (operation !== 'getMany') return { style: 'none', resumeFrom };
  return {
    ...paginationSpec(groupOf(options.pagination)),
    readsOnly: true,
    maxRecords: read('returnAll') === true ? undefined : numberOf(read('limit')),
    resumeFrom,
  };
}
