import { AccessTokens } from './auth/AccessTokens';
import { ContactStore } from './data/ContactStore';
import { FileStore } from './data/FileStore';
import { RequestCounters } from './limits/RequestCounters';
import { RequestWindows } from './limits/RequestWindows';
import { IdempotentAnswers } from './http/IdempotentAnswers';

/** All that changes while the service runs; a reset makes a new one. */
export interface ServiceState {
  readonly contacts: ContactStore;
  readonly files: FileStore;
  readonly tokens: AccessTokens;
  readonly counters: RequestCounters;
  readonly windows: RequestWindows;
  readonly idempotent: IdempotentAnswers;
}

export function createServiceState(): ServiceState {
  return {
    contacts: new ContactStore(),
    files: new FileStore(),
    tokens: new AccessTokens(),
    counters: new RequestCounters(),
    windows: new RequestWindows(),
    idempotent: new IdempotentAnswers(),
  };
}
