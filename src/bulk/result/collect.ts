/** Gathers the result of a batch from what is kept of it, a school at a time. */
import type { Pack } from '../../engine/pack';
import type { NoticeRow } from '../batch';
import { type BulkStore, type KeptRow, reportOf, type SchoolWithState, schoolsOf } from '../store';
import {
  type BulkNotice,
  type BulkResult,
  type BulkSchool,
  type BulkSource,
  type ExpectedKind,
  type FindingCount,
  letterOf,
  type ResultNames,
} from './model';
import { type Sketched, templatesOf } from './templates';

/** @param expected kinds of notice that are looked for, as the rules say */
export function resultNames(pack: Pack, expected: readonly ExpectedKind[]): ResultNames {
  const named = ({ id, title }: { readonly id: string; readonly title: string }) => ({ check: id, title });
  return { elements: pack.elements.map(named), findings: pack.findings.map(named), expected };
}

export async function collectResult(store: BulkStore, names: ResultNames): Promise<BulkResult> {
  const { id, name, createdAt, settings, previous } = await store.batch();
  const schools: BulkSchool[] = [];
  const sketched: Sketched[] = [];
  for await (const one of schoolsOf(store)) {
    const rows = await store.ofSchool('rows', one.school.id);
    sketched.push(...rows.map(sketchedOf));
    schools.push(await schoolOf(store, one, rows, names));
  }
  return { ...names, batch: { id, name, createdAt, settings, previous }, schools, templates: templatesOf(sketched) };
}

/** One school's part of the result anew; templates are told by all schools together. */
export async function schoolResult(store: BulkStore, one: SchoolWithState, names: ResultNames): Promise<BulkSchool> {
  return schoolOf(store, one, await store.ofSchool('rows', one.school.id), names);
}

async function schoolOf(
  store: BulkStore,
  { school, state }: SchoolWithState,
  rows: readonly KeptRow[],
  names: ResultNames,
): Promise<BulkSchool> {
  const candidates = await store.ofSchool('candidates', school.id);
  const notices = rows.map((row) => noticeOf(row, names));
  const kinds = new Set(notices.map(({ kind }) => kind));
  return {
    school,
    state,
    notices,
    failures: (await store.ofSchool('failures', school.id)).map(({ school: of, url, code, message, elsewhere }) => ({
      school: of,
      url,
      code,
      message,
      ...(elsewhere ? { elsewhere } : {}),
    })),
    // What was not looked for to the end can't be said to lack.
    lacking:
      state.stage === 'done'
        ? names.expected.filter((one) => !one.kinds.some((kind) => kinds.has(kind))).map(({ id }) => id)
        : [],
    setAside: candidates.filter((one) => one.state === 'no-notice' || one.state === 'struck').length,
  };
}

function noticeOf(row: KeptRow, { elements }: ResultNames): BulkNotice {
  const { sketch: _, cells, findings, position: __, index: ___, ...rest } = row;
  const byCheck = new Map(cells.map((cell) => [cell.check, cell]));
  return {
    ...rest,
    answers: elements.map(({ check }) => letterOf(byCheck.get(check))).join(''),
    findings: countsOf(findings),
  };
}

function countsOf(findings: NoticeRow['findings']): readonly FindingCount[] {
  const counts = new Map<string, FindingCount>();
  for (const { check, severity } of findings) {
    counts.set(check, { check, severity, count: (counts.get(check)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function sketchedOf({ id, school, kind, textHash, sketch }: KeptRow): Sketched {
  return { notice: id, school, kind, textHash, sketch: Uint32Array.from(sketch) };
}

/** What exports are made from. */
export function sourceOf(store: BulkStore, result: BulkResult): BulkSource {
  const noticesOf = new Map(result.schools.map(({ school, notices }) => [school.id, notices]));
  return {
    result,
    async *reportsOf(school) {
      for (const row of await store.ofSchool('rows', school)) {
        const notice = noticesOf.get(school)?.find(({ id }) => id === row.id);
        const report = notice ? await reportOf(store, row) : null;
        if (notice && report) yield { notice, report };
      }
    },
    candidatesOf: (school) => store.ofSchool('candidates', school),
    rowsOf: (school) => store.ofSchool('rows', school),
  };
}
