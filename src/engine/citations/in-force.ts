/** Which edition of a guidance is cited, and which is in force on a day. */
import type { EditionRow, GuidanceRow } from '../registers';
import type { CitedEdition } from './citation';

/** The edition in force on the day; with `sure`, only among those the register is sure of. */
export function editionInForce(row: GuidanceRow, day: string, sure = false): EditionRow | null {
  const editions = row.editions.filter((one) => !sure || (one.confidence ?? row.confidence) !== 'unsure');
  return editions.findLast((one) => one.inForce.from <= day) ?? null;
}

/**
 * The edition a date in the text means. A year without an edition of its own means the one then in force.
 * @returns null where the date is later than every known edition: the register may be too old, the notice is not wrong
 */
export function editionCited(row: GuidanceRow, cited: CitedEdition): EditionRow | null {
  const { year, month } = cited;
  const newest = row.editions.at(-1);
  if (!newest) return null;
  const monthText = month === undefined ? undefined : `${year}-${String(month).padStart(2, '0')}`;
  if (monthText !== undefined) {
    const again = row.editions.find((one) => one.reissued?.includes(monthText));
    if (again) return again;
    const end = `${monthText}-31`;
    // Of this year, out by the end of that month, the last.
    const own = row.editions.findLast((one) => one.year === year && (one.published ?? one.inForce.from) <= end);
    if (own) return own;
    const before = row.editions.findLast((one) => one.inForce.from <= end);
    if (before && (before !== newest || year === newest.year)) return before;
    return year > newest.year ? null : (before ?? row.editions[0] ?? null);
  }
  const ofYear = row.editions.filter((one) => one.year === year);
  if (ofYear.length > 0) return ofYear.at(-1) ?? null;
  const again = row.editions.findLast((one) => one.reissued?.some((date) => date.startsWith(`${year}-`)));
  if (again) return again;
  if (year > newest.year) return null;
  return row.editions.findLast((one) => one.inForce.from <= `${year}-12-31`) ?? row.editions[0] ?? null;
}
