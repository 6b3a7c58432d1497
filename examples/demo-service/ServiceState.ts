import { ContactStore } from './data/ContactStore';
import { FileStore } from './data/FileStore';
import { RequestCounters } from './limits/RequestCounters';
import { RequestWindows } from './limits/RequestWindows';
import { IdempotentAnswers } from './http/IdempotentAnswers';

/** All that changes while the service runs; a reset makes a new one. */
export interface ServiceState {
  readonly contacts: ContactStore;
  readonly files: FileStore;
  readonly counters: RequestCounters;
  readonly windows: RequestWindows;
  readonly idempotent: IdempotentAnswers;
}

export function createServiceState(): ServiceState {
  return {
    contacts: new ContactStore(),
    files: new FileStore(),
    counters: new RequestCounters(),
    windows: new RequestWindows(),
    idempotent: new IdempotentAnswers(),
  };
}
