import type { Access } from '../plan/Access';
import type { TrustedOrigins } from '../plan/trustedOrigins';
import type { ApiError } from '../errors/ApiError';
import type { Continuation } from '../plan/Continuation';
import type { Field } from '../plan/Field';
import type { FoundRecords } from '../plan/FoundRecords';
import type { RequestPlan, RequestSpec } from '../plan/RequestPlan';
import type { Ports } from '../ports/Ports';
import type { Attachment } from '../ports/Attachment';
import type { BinaryContent, BinaryStore } from '../ports/BinaryStore';
import type { Cut, Exchange, HttpRequest } from '../ports/Transport';

export interface ProtocolContext {
  /** What the plan's `call` refers to: see RunScope. */
  readonly description?: unknown;
  /** What runs share. */
  readonly ports?: Pick<Ports, 'state'>;
}

export interface EncodeContext extends ProtocolContext {
  readonly access: Access;
  readonly origins: TrustedOrigins;
  readonly binary: BinaryStore;
}

/** An answer's content in the form that paginators, mappings and items work with. */
export interface Decoded {
  /** JSON-like data, or a text; undefined when the answer has no content or is a file. */
  readonly body: unknown;
  /** The content as a file, when it is one. */
  readonly file?: BinaryContent;
  /** Files that came along with the data. */
  readonly attachments?: readonly Attachment[];
  /** Set when the content is a stream that was not read to its end. */
  readonly cut?: Cut;
  /** Things worth knowing, such as large integers kept as text. */
  readonly warnings: readonly string[];
  /** Operations that may read on from here, the likeliest first. */
  continuations?(): readonly Continuation[];
  /** What the API says failed, where it delivered the rest all the same. */
  readonly problems?: readonly ApiError[];
}

/** Sends another request of the same page on the same way, and reads its answer. */
export type AskMore = (request: RequestSpec) => Promise<Decoded>;

/** What is to be said after an answer was completed. */
export type Completion = Pick<Decoded, 'warnings'> & Required<Pick<Decoded, 'problems'>>;

/** How one kind of API puts a request on the wire and how its answers are to be understood. */
export interface Protocol {
  readonly label: string;
  readonly help: string;
  /** Form fields of the protocol's own that every operation shares. */
  readonly fields: readonly Field[];
  /** The request without credentials. Rejects with an ApiError when the plan cannot be sent as it is. */
  encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest>;
  /**
   * The request to send at once in the stead of one that the server did not run, where its answer asks for another form
   * of it; undefined for other answers.
   */
  again?(exchange: Exchange, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest | undefined>;
  /** What the answer says went wrong; undefined for success. Throttling is judged before, by the dialects. */
  classify(exchange: Exchange, plan: RequestPlan, context: ProtocolContext): Promise<ApiError | undefined>;
  /** Rejects with an ApiError when the content is not what it claims to be. */
  decode(exchange: Exchange, plan: RequestPlan, context: ProtocolContext): Promise<Decoded>;
  /**
   * Asks for what an answer lacks and puts it into its body, such as further pages of lists inside of records; undefined
   * where it lacks nothing. Rejects when the page has to be read again as a whole.
   */
  complete?(
    body: unknown,
    request: RequestSpec,
    plan: RequestPlan,
    ask: AskMore,
  ): Promise<Completion> | undefined;
  /** Where the records are, for protocols that know it by the request; asked where the plan leaves it open (`auto`). */
  records?(body: unknown, plan: RequestPlan): FoundRecords;
}
