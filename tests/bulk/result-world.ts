/** A batch in memory with real reviews of little notices: what results and exports are tried on. */
import type { Failure, School } from '../../src/bulk/batch';
import { memoryStore } from '../../src/bulk/memory-store';
import { collectResult, resultNames, sourceOf } from '../../src/bulk/result/collect';
import type { BulkResult, ExpectedKind } from '../../src/bulk/result/model';
import {
  type BulkStore,
  type Change,
  type KeptRow,
  packed,
  reportBytes,
  type SchoolState,
  untouched,
} from '../../src/bulk/store';
import type { NoticeKind, Report } from '../../src/engine/report';
import { sketchOf } from '../../src/links/sketch';
import type { BulkExport } from '../../src/report/bulk-export';
import { undecided } from '../../src/report/casebook';
import { loadPack } from '../../src/rules/load';
import { reviewOf } from '../support/review-of';
import { batchOf, candidate, school } from './store-contract';

export interface WorldNotice {
  readonly text: string;
  readonly url?: string;
  readonly kind?: NoticeKind;
  readonly organisation?: string;
}

export interface WorldSchool {
  readonly school: School;
  readonly notices: readonly WorldNotice[];
  readonly state?: Partial<SchoolState>;
  readonly failures?: readonly Omit<Failure, 'school'>[];
}

export const EXPECTED: readonly ExpectedKind[] = [
  { id: 'pupils', title: 'Pupils and their parents', kinds: ['pupils', 'parents', 'general'], needed: true },
  { id: 'workforce', title: 'Staff', kinds: ['workforce', 'general'], needed: true },
  { id: 'governors', title: 'Governors and trustees', kinds: ['governors'], needed: false },
];

export const NAMES = resultNames(await loadPack(), EXPECTED);

/** Schools with their notices, all of them done. */
export async function worldStore(
  schools: readonly WorldSchool[],
  id = 'world',
  asOf = '2026-11-26',
): Promise<BulkStore> {
  const batch = batchOf(
    id,
    schools.map((one) => one.school),
    { name: 'Five Oaks Trust' },
  );
  const store = memoryStore({ ...batch, settings: { ...batch.settings, asOf } });
  for (const one of schools) await store.commit(changesOf(one, asOf));
  return store;
}

function changesOf({ school: of, notices, state = {}, failures = [] }: WorldSchool, asOf: string): readonly Change[] {
  const kept: SchoolState = {
    ...untouched(of),
    stage: 'done',
    notices: notices.length,
    failures: failures.length,
    ...state,
  };
  return [
    { put: 'schools', record: kept },
    ...notices.flatMap((notice, position) => noticeChanges(of, notice, position, asOf)),
    ...failures.map((failure, position): Change => {
      const record = { ...failure, id: `${of.id} f${position}`, school: of.id, position, candidate: null };
      return { put: 'failures', record };
    }),
  ];
}

function noticeChanges(of: School, notice: WorldNotice, position: number, asOf: string): readonly Change[] {
  const url = notice.url ?? `https://${of.id}.example.sch.uk/notice-${position + 1}`;
  const report = reviewOf(notice.text, asOf, url);
  const id = `${of.id} c${position}`;
  const row = rowOf(report, { id: `${id} 0`, school: of.id, candidate: id, url, position }, notice);
  return [
    { put: 'candidates', record: candidate(id, of.id, position, { url, state: 'notice' }) },
    { put: 'rows', record: row },
    { keep: reportBytes(id), bytes: packed([report]) },
  ];
}

function rowOf(
  report: Report,
  place: Pick<KeptRow, 'id' | 'school' | 'candidate' | 'url' | 'position'>,
  { text, kind, organisation }: WorldNotice,
): KeptRow {
  const { notice, elements, findings } = report;
  return {
    ...place,
    part: null,
    title: notice.title ?? null,
    organisation: organisation ?? notice.organisation ?? null,
    kind: kind ?? notice.kind,
    nation: notice.nation,
    date: notice.lastReviewed ?? null,
    retrievedAt: '2026-11-26T09:00:00.000Z',
    mediaType: 'text/markdown',
    sha256: '0'.repeat(64),
    textHash: text.replace(/\s+/g, ' '),
    sketch: [...sketchOf(text)],
    cells: elements.map(({ check, status, needsReview }) => ({ check, status, needsReview })),
    findings: findings.map(({ check, severity, quote, message }) => ({ check, severity, quote, message })),
    index: 0,
  };
}

export async function worldResult(schools: readonly WorldSchool[]): Promise<BulkResult> {
  return collectResult(await worldStore(schools), NAMES);
}

/** @param store as `worldStore` makes it */
export async function worldExport(store: BulkStore): Promise<BulkExport> {
  const result = await collectResult(store, NAMES);
  return { ...sourceOf(store, result), bookOf: undecided, changes: () => null };
}

export const PUPILS = `# Privacy notice for pupils

Elm School is the data controller and uses personal data about pupils to teach them. The lawful basis is public task under UK GDPR Article 6(1)(e).

We collect names, contact details, attendance and assessment results. We keep pupil records until the pupil's 25th birthday.

You can ask for a copy of your data. We follow KCSIE 2018.
`;

export const STAFF = `# Privacy notice for the school workforce

Elm School is the data controller. We use personal data about our staff to pay them.

You can ask for a copy of your data.
`;

export const elm = school('100001', { name: 'Elm School', trust: 'Five Oaks Trust', phase: 'Primary' });
export const oak = school('100002', { name: 'Oak School', trust: 'Five Oaks Trust', phase: 'Secondary' });
export const ash = school('100003', { name: 'Ash School', trust: 'Other Trust', phase: 'Primary' });
