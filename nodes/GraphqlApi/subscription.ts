import { ApiError, type JsonObject } from '../../lib';
import { type FormValues, groupOf, jsonOf, numberOf } from '../shared/formValues';
import { defaultSeconds } from './fields/subscription';

/** How the form says that events come. */
export function subscriptionCall(
  over: unknown,
  { connectionPayload }: FormValues,
): { isSocket: boolean; greeting?: JsonObject } {
  if (over !== 'webSocket') return { isSocket: false };
  const greeting = jsonOf(connectionPayload ?? '{}', 'Connection Payload (JSON)');
  if (greeting === null || typeof greeting !== 'object' || Array.isArray(greeting)) {
    throw new ApiError('INVALID_SETTING', {
      subject: '"Connection Payload (JSON)" is no JSON object',
      field: 'Connection Payload (JSON)',
    });
  }
  return { isSocket: true, ...(Object.keys(greeting).length > 0 && { greeting }) };
}

/** The whole time is what the form says. Events may be far apart: silence is no failure, unless the user says so. */
export function subscriptionTime(
  maxSeconds: unknown,
  { timeout }: FormValues,
): { totalMs: number; idleMs?: number } {
  const totalMs = Math.max(1, numberOf(maxSeconds) ?? defaultSeconds) * 1000;
  return { totalMs, ...(groupOf(timeout).idle === undefined && { idleMs: totalMs }) };
}
