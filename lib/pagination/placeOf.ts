import type { Settings } from '../plan/Field';
import type { RequestSpec } from '../plan/RequestPlan';
import { defaultPlace, type TargetPlace } from '../plan/requestTarget';

const places: readonly string[] = ['query', 'body', 'header', 'path'] satisfies TargetPlace[];

/** Where the settings want a page parameter to go. */
export function placeOf(settings: Settings, request: RequestSpec): TargetPlace {
  const { place } = settings;
  return typeof place === 'string' && places.includes(place) ? (place as TargetPlace) : defaultPlace(request);
}
