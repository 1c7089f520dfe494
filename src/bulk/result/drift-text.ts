/** How a notice's text differs from its template's, the names of the two schools aside. */
import { type TextChange, textChanges } from '../../history/compare';
import { type BulkStore, reportOf } from '../store';

/** Stands where the school's own name stood in either text. */
const THE_SCHOOL = '[name of the school]';

/** @returns from the model's text to the notice's; null where one of the two texts is not kept */
export async function driftText(
  store: BulkStore,
  model: string,
  notice: string,
): Promise<readonly TextChange[] | null> {
  const [before, after] = [await textOf(store, model), await textOf(store, notice)];
  return before === null || after === null ? null : textChanges(before, after);
}

async function textOf(store: BulkStore, id: string): Promise<string | null> {
  const row = await store.get('rows', id);
  const report = row ? await reportOf(store, row) : null;
  const text = report?.notice.text;
  if (!row || text === undefined) return null;
  const school = (await store.batch()).schools.find((one) => one.id === row.school);
  return withoutNames(text, [row.organisation, school?.name ?? null]);
}

/** Longest name first, so that none stands within another. */
export function withoutNames(text: string, names: readonly (string | null)[]): string {
  const known = names
    .filter((name): name is string => name !== null && name.trim().length > 3)
    .sort((a, b) => b.length - a.length);
  return known.reduce((rest, name) => rest.replaceAll(new RegExp(patternOf(name), 'gi'), THE_SCHOOL), text);
}

function patternOf(name: string): string {
  return name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}
