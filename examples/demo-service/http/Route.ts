import type { ServiceState } from '../ServiceState';
import type { Answer } from './Answer';
import type { ApiRequest } from './ApiRequest';

/** One endpoint. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A part such as `:id` stands for any value. */
  readonly path: string;
  /** One line, for the list of endpoints. */
  readonly summary: string;
  /** Needs no credential. */
  readonly open?: boolean;
  handle(request: ApiRequest, state: ServiceState): Answer | Promise<Answer>;
}
