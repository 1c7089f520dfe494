/** Answers kept from one check to the next: good for a while, failures for a shorter one. */
import type { LinkCode } from '../engine/link-answer';
import type { Judgement } from './judge';

/** What is kept of an address's answer; plain JSON. */
export interface KeptAnswer extends Omit<Judgement, 'places'> {
  /** ISO date-time. */
  readonly checkedAt: string;
  /** Of the fragments that were asked about: is there such a place? */
  readonly places: Readonly<Record<string, boolean>>;
}

export interface LinkCache {
  /** An answer that is not too old, or null. @param now milliseconds since 1970 */
  get(url: string, now: number): KeptAnswer | null;
  put(url: string, answer: KeptAnswer): void;
  /** As JSON, for a file. */
  save(): string;
}

/** Hours for which an answer is good. */
const HOURS_GOOD = 24;
const HOURS_GOOD_FAILED = 1;
const HOUR = 3_600_000;
const FORMAT = 1;

const LASTING: ReadonlySet<LinkCode> = new Set<LinkCode>([
  'ok',
  'redirected',
  'redirected-permanently',
  'redirected-untold',
  'shortened',
  'insecure',
  'moved-home',
  'withdrawn',
  'repealed',
]);

/**
 * @param saved what `save` gave, or null; what cannot be read, is of another form or was judged by another pack is
 *   passed over
 * @param judgedBy id and version of the rule pack
 */
export function createLinkCache(judgedBy: string, saved: string | null = null): LinkCache {
  const kept = new Map<string, KeptAnswer>(saved === null ? [] : Object.entries(answersIn(saved, judgedBy)));
  return {
    get(url, now) {
      const answer = kept.get(url);
      if (!answer) return null;
      const age = now - Date.parse(answer.checkedAt);
      const good = LASTING.has(answer.outcome.code) ? HOURS_GOOD : HOURS_GOOD_FAILED;
      // An answer of the future comes from a clock that was wrong.
      return age >= 0 && age < good * HOUR ? answer : null;
    },
    put(url, answer) {
      kept.set(url, answer);
    },
    save: () =>
      `${JSON.stringify({ format: FORMAT, judgedBy, answers: Object.fromEntries([...kept].sort()) }, null, 1)}\n`,
  };
}

function answersIn(saved: string, judgedBy: string): Record<string, KeptAnswer> {
  try {
    const file: unknown = JSON.parse(saved);
    if (!isRecord(file) || file.format !== FORMAT || file.judgedBy !== judgedBy || !isRecord(file.answers)) return {};
    return Object.fromEntries(
      Object.entries(file.answers).filter((entry): entry is [string, KeptAnswer] => isKept(entry[1])),
    );
  } catch {
    // Not JSON: half written, or no such file of ours.
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKept(value: unknown): value is KeptAnswer {
  return (
    isRecord(value) &&
    typeof value.checkedAt === 'string' &&
    !Number.isNaN(Date.parse(value.checkedAt)) &&
    isRecord(value.outcome) &&
    typeof value.outcome.code === 'string' &&
    Array.isArray(value.hops) &&
    isRecord(value.places)
  );
}
