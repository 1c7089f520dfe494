/** Two runs of one list: what was put right, what is new, what has changed and what is gone, notice by notice. */
import type { ElementStatus } from '../../engine/report';
import type { NoticeRow, School } from '../batch';
import { type BulkStore, schoolsOf } from '../store';

/**
 * `edited`: the text is another, the answers are the same. `not-seen`: it was there, and could not be looked at now; so
 * nothing is said of it.
 */
export type NoticeChange = 'new' | 'disappeared' | 'changed' | 'edited' | 'unchanged' | 'not-seen';

export interface CheckChange {
  readonly check: string;
  /** Null: not asked. Of a finding, whether it is there. */
  readonly before: ElementStatus | 'finding' | null;
  readonly after: ElementStatus | 'finding' | null;
  /** Of a finding. */
  readonly quote: string | null;
}

export interface NoticeComparison {
  readonly change: NoticeChange;
  /** Ids of the rows in either run. */
  readonly before: string | null;
  readonly after: string | null;
  readonly title: string | null;
  readonly kind: NoticeRow['kind'];
  readonly url: string;
  /** Where it was, if that is another address. */
  readonly movedFrom: string | null;
  /** Gaps that are none any more; gaps that were none; gaps that are others now. */
  readonly fixed: readonly CheckChange[];
  readonly fresh: readonly CheckChange[];
  readonly changed: readonly CheckChange[];
}

export interface SchoolComparison {
  /** As in the later run; as in the earlier where the later has not got it. */
  readonly school: School;
  readonly listed: 'both' | 'new' | 'gone';
  readonly notices: readonly NoticeComparison[];
}

/** In the order of the later run's list; then the schools that only the earlier one had. */
export async function* compareRuns(before: BulkStore, after: BulkStore): AsyncGenerator<SchoolComparison> {
  const earlier = (await before.batch()).schools;
  const places = new Map(earlier.flatMap((school) => keysOf(school).map((key) => [key, school] as const)));
  const seen = new Set<School>();
  for await (const { school, state } of schoolsOf(after)) {
    const old = keysOf(school)
      .map((key) => places.get(key))
      .find((one) => one !== undefined && !seen.has(one));
    if (old) seen.add(old);
    const failures = await after.ofSchool('failures', school.id);
    const looked = {
      // A site that could not be entered, or was not gone through, says nothing of what is on it.
      whole: state.stage === 'done' && !failures.some(({ candidate }) => candidate === null),
      failed: new Set(failures.map(({ url }) => addressOf(url))),
    };
    const rows = [old ? await before.ofSchool('rows', old.id) : [], await after.ofSchool('rows', school.id)] as const;
    yield { school, listed: old ? 'both' : 'new', notices: compareNotices(rows[0], rows[1], looked) };
  }
  for (const school of earlier) {
    if (seen.has(school)) continue;
    const rows = await before.ofSchool('rows', school.id);
    yield { school, listed: 'gone', notices: compareNotices(rows, [], { whole: false, failed: new Set() }) };
  }
}

/** The same school by its URN, else by its site, else by its name. */
function keysOf({ urn, website, name }: School): readonly string[] {
  return [
    ...(urn === null ? [] : [`urn ${urn}`]),
    ...(website === null ? [] : [`site ${addressOf(website)}`]),
    `name ${name.trim().toLowerCase()}`,
  ];
}

function addressOf(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/?#]+$/, '');
}

interface Looked {
  /** Was the whole site looked at, so that what was not found is not there? */
  readonly whole: boolean;
  readonly failed: ReadonlySet<string>;
}

export function compareNotices(
  before: readonly NoticeRow[],
  after: readonly NoticeRow[],
  { whole, failed }: Looked,
): readonly NoticeComparison[] {
  const partners = paired(before, after);
  const gone = before.filter((row) => ![...partners.values()].includes(row));
  return [
    ...after.map((row) => comparisonOf(partners.get(row) ?? null, row)),
    ...gone.map((row): NoticeComparison => {
      const change = whole && !failed.has(addressOf(row.url)) ? 'disappeared' : 'not-seen';
      return { ...about(row), change, before: row.id, after: null, movedFrom: null, fixed: [], fresh: [], changed: [] };
    }),
  ];
}

/** By address and title, then by text, then by address alone, then as the only ones of their kind. */
function paired(before: readonly NoticeRow[], after: readonly NoticeRow[]): ReadonlyMap<NoticeRow, NoticeRow> {
  const pairs = new Map<NoticeRow, NoticeRow>();
  const keys: readonly ((row: NoticeRow) => string)[] = [
    (row) => `${addressOf(row.url)} ${row.part ?? ''}`,
    (row) => row.textHash,
    (row) => addressOf(row.url),
    (row) => row.kind,
  ];
  for (const keyOf of keys) {
    const [left, right] = [
      before.filter((row) => ![...pairs.values()].includes(row)),
      after.filter((row) => !pairs.has(row)),
    ];
    for (const row of right) {
      const alike = left.filter((one) => keyOf(one) === keyOf(row));
      const rivals = right.filter((one) => keyOf(one) === keyOf(row));
      const [partner] = alike;
      if (partner && alike.length === 1 && rivals.length === 1) pairs.set(row, partner);
    }
  }
  return pairs;
}

function comparisonOf(before: NoticeRow | null, after: NoticeRow): NoticeComparison {
  const row = { ...about(after), before: before?.id ?? null, after: after.id };
  if (before === null) return { ...row, change: 'new', movedFrom: null, fixed: [], fresh: [], changed: [] };
  const changes = [...elementChanges(before, after), ...findingChanges(before, after)];
  const fixed = changes.filter((one) => isGap(one.before) && !isGap(one.after));
  const fresh = changes.filter((one) => !isGap(one.before) && isGap(one.after));
  const changed = changes.filter((one) => isGap(one.before) && isGap(one.after));
  const differs = fixed.length + fresh.length + changed.length > 0;
  return {
    ...row,
    change: differs ? 'changed' : before.textHash === after.textHash ? 'unchanged' : 'edited',
    movedFrom: addressOf(before.url) === addressOf(after.url) ? null : before.url,
    fixed,
    fresh,
    changed,
  };
}

function about({ title, part, kind, url }: NoticeRow): Pick<NoticeComparison, 'title' | 'kind' | 'url'> {
  return { title: part ?? title, kind, url };
}

function elementChanges(before: NoticeRow, after: NoticeRow): readonly CheckChange[] {
  const [old, now] = [before, after].map(({ cells }) => new Map(cells.map(({ check, status }) => [check, status])));
  const checks = [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])];
  return checks.flatMap((check): readonly CheckChange[] => {
    const [was, is] = [old?.get(check) ?? null, now?.get(check) ?? null];
    // A check that the rules have gained or lost says nothing of what the school did.
    return was === null || is === null || was === is ? [] : [{ check, before: was, after: is, quote: null }];
  });
}

/** Each pairs off with one of the same check and words. */
function findingChanges(before: NoticeRow, after: NoticeRow): readonly CheckChange[] {
  const keyOf = ({ check, quote }: NoticeRow['findings'][number]) =>
    `${check} ${quote.replace(/\s+/g, ' ').toLowerCase()}`;
  const unmatched = (from: NoticeRow, others: NoticeRow) => {
    const free = new Map<string, number>();
    for (const other of others.findings) free.set(keyOf(other), (free.get(keyOf(other)) ?? 0) + 1);
    return from.findings.filter((finding) => {
      const left = free.get(keyOf(finding)) ?? 0;
      free.set(keyOf(finding), left - 1);
      return left <= 0;
    });
  };
  return [
    ...unmatched(before, after).map(({ check, quote }) => ({ check, before: 'finding', after: null, quote }) as const),
    ...unmatched(after, before).map(({ check, quote }) => ({ check, before: null, after: 'finding', quote }) as const),
  ];
}

function isGap(status: CheckChange['before']): boolean {
  return status === 'missing' || status === 'partial' || status === 'finding';
}
