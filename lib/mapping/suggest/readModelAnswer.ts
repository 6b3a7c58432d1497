import { isObject, type JsonValue } from '../../plan/json';

/** What a model proposes; nobody has checked that these fields exist. */
export interface ModelMatch {
  readonly target: string;
  readonly source: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason?: string;
}

/**
 * The matches in a model's answer: JSON, alone or in a fence of Markdown. Entries that are no match are left out, and
 * so is everything that was not asked for. Undefined when the answer is not what was asked for at all.
 */
export function readModelAnswer(answer: string): ModelMatch[] | undefined {
  const value = parse(unfenced(answer.trim()));
  const matches = isObject(value) ? value.matches : value;
  return Array.isArray(matches) ? matches.flatMap(matchOf) : undefined;
}

function unfenced(text: string): string {
  return (/```(?:json)?\s*\n?([\s\S]*?)```/i.exec(text)?.[1] ?? text).trim();
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function matchOf(entry: unknown): ModelMatch[] {
  if (!isObject(entry)) return [];
  const { target, source, confidence, reason } = entry;
  if (typeof target !== 'string' || typeof source !== 'string') return [];
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return [];
  return [
    { target, source, confidence, ...(typeof reason === 'string' && reason.trim() !== '' && { reason }) },
  ];
}
