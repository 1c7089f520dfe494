/** The links of what was read: whom a check asks, and what they answer. Loaded when links are to be checked. */
import type { LinkAnswers } from '../../src/engine/link-answer';
import type { Pack } from '../../src/engine/pack';
import type { Reading } from '../../src/history/reading';
import {
  type AskLink,
  createLinkChecker,
  type LinkPlan,
  type LinkProgress,
  linkPlan,
  systemClock,
} from '../../src/links/index';
import { takeIn } from '../../src/notice/take-in';

interface LinkWish {
  readonly pack: Pack;
  /** Indices in the reading's `leftOut`. */
  readonly takenIn: readonly number[];
}

/** What to show to the reader, and which hosts to ask leave for, before anything is asked. */
export function planOfLinks(reading: Reading, { pack, takenIn }: LinkWish): LinkPlan {
  return linkPlan(sourceOf(reading, takenIn), pack);
}

/**
 * What the links answer, to be handed to `reviewReading`. Never rejects: hosts that may not be asked, and what was not
 * reached before the signal stopped it, say so.
 */
export function askLinks(
  reading: Reading,
  { pack, takenIn }: LinkWish,
  ask: AskLink,
  signal: AbortSignal,
  onProgress?: (progress: LinkProgress) => void,
): Promise<LinkAnswers> {
  const checker = createLinkChecker({ pack, ask, clock: systemClock, random: Math.random });
  return checker.check(sourceOf(reading, takenIn), signal, onProgress);
}

function sourceOf(reading: Reading, takenIn: readonly number[]) {
  return { notice: takeIn(reading.notice, takenIn), location: reading.source.location };
}
