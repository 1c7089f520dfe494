/** Everything that is kept, as one file: written for a person to take away, read back whole or not at all. */
import * as v from 'valibot';
import type { Report } from '../engine/report';
import type { Decision } from './decision';
import type { Reading } from './reading';

/** A review as it is kept. */
export interface KeptReview {
  /** Unlike any other's. */
  readonly id: string;
  /** See `noticeKey`. */
  readonly notice: string;
  /** Host of the site, "" for a file. */
  readonly site: string;
  /** ISO date-time. */
  readonly savedAt: string;
  readonly report: Report;
  /** Id of the reading it was made from, where that is kept too. */
  readonly reading?: string;
  /** What of the pieces that the reader left out was taken in again: indices in the reading's `leftOut`. */
  readonly takenIn?: readonly number[];
}

export interface Archive {
  readonly reviews: readonly KeptReview[];
  readonly decisions: readonly Decision[];
  readonly readings?: readonly Reading[];
}

/** What an archive can hold besides reviews: passed through, for whoever keeps it to judge. */
export interface ArchivedBesides {
  /** Files of an organisation's own rules. */
  readonly rulePacks?: readonly unknown[];
  readonly settings?: unknown;
}

export type ArchiveReading =
  | { readonly ok: true; readonly archive: Archive; readonly besides: ArchivedBesides }
  /** A sentence each, for the person who chose the file. */
  | { readonly ok: false; readonly problems: readonly string[] };

const FORMAT = 'noticemark-history';
const VERSION = 1;
/** Problems beyond these say nothing new. */
const MOST_PROBLEMS = 20;

/** @param exportedAt ISO date-time */
export function writeArchive(archive: Archive & ArchivedBesides, exportedAt: string): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exportedAt, ...archive }, null, 1)}\n`;
}

const span = v.looseObject({ quote: v.string(), start: v.number(), end: v.number() });
const element = v.looseObject({
  check: v.string(),
  status: v.picklist(['met', 'partial', 'missing', 'not-applicable']),
  severity: v.picklist(['legal', 'outdated', 'quality', 'advice']),
  title: v.string(),
  message: v.string(),
  authority: v.array(v.looseObject({ cite: v.string() })),
  evidence: v.array(span),
  needsReview: v.boolean(),
});
const finding = v.looseObject({
  ...span.entries,
  check: v.string(),
  severity: v.picklist(['legal', 'outdated', 'quality', 'advice']),
  title: v.string(),
  message: v.string(),
  needsReview: v.boolean(),
});
const report = v.looseObject({
  schemaVersion: v.literal(1, 'the review is of another version of the program'),
  tool: v.looseObject({
    name: v.string(),
    version: v.string(),
    rulePacks: v.array(v.looseObject({ id: v.string(), version: v.string() })),
  }),
  source: v.looseObject({
    location: v.string(),
    mediaType: v.string(),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    characters: v.number(),
  }),
  asOf: v.pipe(v.string(), v.isoDate()),
  notice: v.looseObject({ isNotice: v.boolean(), kind: v.string(), nation: v.string() }),
  summary: v.looseObject({ met: v.number(), partial: v.number(), missing: v.number(), findings: v.number() }),
  elements: v.array(element),
  findings: v.array(finding),
});
const keptReview = v.object({
  id: v.string(),
  notice: v.string(),
  site: v.string(),
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  report,
  reading: v.optional(v.string()),
  takenIn: v.optional(v.array(v.number())),
});
const place = v.looseObject({ start: v.number(), end: v.number() });
const reading = v.object({
  id: v.string(),
  notice: v.looseObject({
    text: v.string(),
    blocks: v.array(v.looseObject({ ...place.entries, kind: v.picklist(['heading', 'paragraph', 'item', 'row']) })),
    sentences: v.array(v.looseObject({ ...place.entries, block: v.number() })),
    links: v.array(v.looseObject({ ...place.entries, href: v.string() })),
    leftOut: v.array(v.object({ reason: v.string(), text: v.string() })),
  }),
  source: v.looseObject({ location: v.string(), mediaType: v.string(), sha256: v.string() }),
  warnings: v.array(v.string()),
});
const decision = v.object({
  id: v.string(),
  notice: v.string(),
  check: v.string(),
  verdict: v.picklist(['confirmed', 'overruled', 'dismissed']),
  status: v.optional(v.picklist(['met', 'partial', 'missing', 'not-applicable'])),
  reason: v.string(),
  note: v.optional(v.string()),
  by: v.optional(v.string()),
  decidedAt: v.pipe(v.string(), v.isoTimestamp()),
  until: v.optional(v.pipe(v.string(), v.isoDate())),
  anchor: v.object({
    outcome: v.picklist(['met', 'partial', 'missing', 'not-applicable', 'finding']),
    quote: v.string(),
    before: v.string(),
    after: v.string(),
  }),
});

/** @param text of the file chosen */
export function readArchive(text: string): ArchiveReading {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refused('This is not a file that Noticemark exported, or it was cut off.');
  }
  const head = v.safeParse(v.looseObject({ format: v.literal(FORMAT), version: v.number() }), data);
  if (!head.success) return refused('This is not a file that Noticemark exported.');
  if (head.output.version > VERSION) {
    return refused('This file comes from a newer version of Noticemark: update the extension first.');
  }
  const parsed = v.safeParse(
    v.looseObject({
      reviews: v.array(keptReview),
      decisions: v.array(decision),
      readings: v.optional(v.array(reading)),
      rulePacks: v.optional(v.array(v.unknown())),
      settings: v.optional(v.unknown()),
    }),
    data,
  );
  if (!parsed.success) {
    const problems = parsed.issues.slice(0, MOST_PROBLEMS).map((issue) => `${placeOf(issue)}: ${issue.message}`);
    const more = parsed.issues.length - problems.length;
    return { ok: false, problems: more > 0 ? [...problems, `and ${more} more`] : problems };
  }
  // The schema checks what the screens rely on; the rest of a report is passed through as it was written.
  return {
    ok: true,
    archive: {
      reviews: parsed.output.reviews,
      decisions: parsed.output.decisions,
      ...(parsed.output.readings ? { readings: parsed.output.readings } : {}),
    } as unknown as Archive,
    besides: {
      ...(parsed.output.rulePacks ? { rulePacks: parsed.output.rulePacks } : {}),
      ...(parsed.output.settings === undefined ? {} : { settings: parsed.output.settings }),
    },
  };
}

function refused(problem: string): ArchiveReading {
  return { ok: false, problems: [problem] };
}

/** "review 3, report, asOf" */
function placeOf(issue: v.BaseIssue<unknown>): string {
  const [list, position, ...rest] = (issue.path ?? []).map(({ key }) => key);
  const what = list === 'decisions' ? 'decision' : list === 'readings' ? 'text' : 'review';
  return [
    typeof position === 'number' ? `${what} ${position + 1}` : String(list ?? 'the file'),
    ...rest.map(String),
  ].join(', ');
}
