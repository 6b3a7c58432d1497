import { toApiError } from '../errors/toApiError';
import type { Policy } from './Policy';
import type { Run } from './Run';

/** Counts the request, and lets an error leave only as an ApiError that says which request failed. */
export const observe =
  ({ recorder, redactor, signal }: Run): Policy =>
  (next) =>
  async (call) => {
    recorder.request();
    try {
      return await next(call);
    } catch (error) {
      const { method, url } = call.request;
      throw toApiError(error, signal).with({ method, url: redactor.url(url), page: call.page });
    }
  };
