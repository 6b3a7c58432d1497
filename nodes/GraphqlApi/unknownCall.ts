import { ApiError, type GraphQlDescription, ofKinds } from '../../lib';
import { callProperty, subscriptionProperty } from './fields/call';

const mostSimilar = 5;

/** What to say of an operation that the schema does not have. */
export function unknownCall(id: string, description: GraphQlDescription, isSubscribing: boolean): ApiError {
  const { displayName: field } = isSubscribing ? subscriptionProperty : callProperty;
  const example = isSubscribing ? 'subscription orderPlaced' : 'query users';
  const hint = `Choose one from the list, or write it as: ${example}.`;
  if (id === '') return new ApiError('INVALID_SETTING', { subject: `"${field}" is empty`, field, hint });
  const { operations } = ofKinds(description, isSubscribing ? ['subscription'] : ['query', 'mutation']);
  const word =
    id
      .toLowerCase()
      .split(/[\s.]+/)
      .at(-1) ?? '';
  const similar = operations.map((each) => each.id).filter((each) => each.toLowerCase().includes(word));
  const others = similar.length > 0 ? ` Similar: ${similar.slice(0, mostSimilar).join(', ')}.` : '';
  return new ApiError('UNKNOWN_NAME', { subject: `The schema has no "${id}"`, field, hint: hint + others });
}
