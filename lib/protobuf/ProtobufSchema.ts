import type { JsonValue } from '../plan/json';
import type { JsonSchema } from '../plan/JsonSchema';
import { ApiError } from '../errors/ApiError';
import type { Method, Root, Service, Type } from '../vendor/protobufjs';
import { fromJson } from './json/fromJson';
import type { ShowBytes } from './json/JsonContext';
import { toJson } from './json/toJson';
import { messageSchema } from './messageSchema';
import type { Protobuf } from './protobufLibrary';

/** A kind of message, with its canonical JSON form (protobuf.dev, "ProtoJSON Format"). */
export interface MessageType {
  /** Such as `shop.v1.Order`. */
  readonly name: string;
  /** @throws ApiError INVALID_SETTING that names the field which does not fit */
  encode(value: JsonValue): Uint8Array;
  /** @throws an Error of the library when the bytes are no such message */
  decode(bytes: Uint8Array, showBytes?: ShowBytes): JsonValue;
  schema(): JsonSchema;
}

/** One method of a service. */
export interface RpcMethod {
  /** `pkg.Service/Method`: the path of its requests without the first slash. */
  readonly id: string;
  readonly input: MessageType;
  readonly output: MessageType;
  readonly clientStreams: boolean;
  readonly serverStreams: boolean;
  readonly help?: string;
  readonly isDeprecated: boolean;
}

/** What .proto files, or descriptors of them, describe: the services that can be called, and their messages. */
export class ProtobufSchema {
  readonly methods: readonly RpcMethod[];
  private readonly byId: ReadonlyMap<string, RpcMethod>;

  constructor(
    private readonly library: Protobuf,
    private readonly root: Root,
    readonly warnings: readonly string[] = [],
  ) {
    const services = [...servicesIn(library, root)];
    this.methods = services.flatMap((service) =>
      service.methodsArray.map((method) => this.methodOf(service, method)),
    );
    this.byId = new Map(this.methods.map((method) => [method.id, method]));
  }

  /**
   * A method by its id. `pkg.Service.Method` and a slash in front are understood too.
   * @throws ApiError INVALID_SETTING that names similar ones
   */
  method(text: string): RpcMethod {
    const id = text.trim().replace(/^\/+/, '');
    const found = this.byId.get(id) ?? this.byId.get(id.replace(/\.([^./]+)$/, '/$1'));
    if (found) return found;
    throw unknownMethod(id, this.methods);
  }

  /** A message by its full name; undefined when nothing describes it. */
  message(name: string): MessageType | undefined {
    const found = this.root.lookup(name.replace(/^\./, ''), [this.library.Type]);
    return found ? this.messageOf(found as Type) : undefined;
  }

  private methodOf(service: Service, method: Method): RpcMethod {
    const { resolvedRequestType: input, resolvedResponseType: output, comment, options } = method;
    return {
      id: `${service.fullName.slice(1)}/${method.name}`,
      input: this.messageOf(input!),
      output: this.messageOf(output!),
      clientStreams: method.requestStream === true,
      serverStreams: method.responseStream === true,
      ...(comment && { help: comment.trim() }),
      isDeprecated: options?.deprecated === true,
    };
  }

  private messageOf(type: Type): MessageType {
    const context = { library: this.library, root: this.root };
    return {
      name: type.fullName.slice(1),
      encode: (value) => type.encode(fromJson(type, value, context)).finish(),
      decode: (bytes, showBytes) =>
        toJson(type, { ...type.decode(bytes) }, showBytes ? { ...context, showBytes } : context),
      schema: () => messageSchema(type, context),
    };
  }
}

function* servicesIn(library: Protobuf, parent: { nestedArray: readonly unknown[] }): Generator<Service> {
  for (const each of parent.nestedArray) {
    if (each instanceof library.Service) yield each;
    else if (each instanceof Object && 'nestedArray' in each)
      yield* servicesIn(library, each as { nestedArray: readonly unknown[] });
  }
}

function unknownMethod(id: string, methods: readonly RpcMethod[]): ApiError {
  const name = id.slice(id.lastIndexOf('/') + 1).toLowerCase();
  const similar = methods.filter((method) => method.id.toLowerCase().includes(name)).map((each) => each.id);
  const known = (similar.length > 0 ? similar : methods.map((each) => each.id)).slice(0, 10);
  return new ApiError('INVALID_SETTING', {
    subject: `The description of the API has no method "${id}"`,
    field: 'Method',
    hint:
      known.length > 0
        ? `It has ${known.join(', ')}${known.length < methods.length && similar.length === 0 ? ', …' : ''}.`
        : 'It has no services at all: add the .proto file that defines the service.',
  });
}
