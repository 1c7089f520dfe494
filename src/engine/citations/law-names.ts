/** Writes citations out: the right way to cite a provision, an edition, a day. */
import type { GuidanceRow, LegislationRow } from '../registers';
import type { Provision } from './citation';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "19 June 2026" for an ISO day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year}`;
}

/** The ISO day after. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** What the parts of a law are called: "section", "regulation", "article". */
function unitOf(row: LegislationRow): 'section' | 'regulation' | 'article' {
  if (row.articles) return 'article';
  switch (row.kind) {
    case 'regulations':
      return 'regulation';
    case 'order':
    case 'eu-regulation':
    case 'directive':
    case 'convention':
      return 'article';
    case 'act':
    case 'bill':
    case 'scheme':
    case 'other':
      return 'section';
  }
}

/** The citation as it should be: "regulation 3 of the Education (...) Regulations 2013", "Article 6(1)(c) of the UK GDPR". */
export function citationInWords(row: LegislationRow, provisions: readonly Provision[]): string {
  const title = row.shortTitle ?? row.title;
  const main = provisions.filter((one) => one.unit !== 'part' && one.unit !== 'paragraph' && one.unit !== 'chapter');
  if (main.length === 0) return titleInWords(row);
  const schedules = main.filter((one) => one.unit === 'schedule');
  const others = main.filter((one) => one.unit !== 'schedule');
  const parts: string[] = [];
  if (others.length > 0) {
    const unit = unitOf(row);
    const plural = others.length > 1 || others.some((one) => one.through !== undefined) ? `${unit}s` : unit;
    const word = unit === 'article' ? plural.replace(/^a/, 'A') : plural;
    parts.push(`${word} ${listOf(others.map(numberInWords))}`);
  }
  for (const one of schedules) {
    const schedule = one.number === '' ? 'the Schedule' : `Schedule ${one.number}`;
    parts.push(one.paragraph === undefined ? schedule : `paragraph ${one.paragraph} of ${schedule}`);
  }
  return `${listOf(parts)} ${others.length > 0 ? 'of' : 'to'} the ${title}`;
}

/** "the UK General Data Protection Regulation (UK GDPR)", "the Children Act 1989". */
function titleInWords(row: LegislationRow): string {
  return row.shortTitle ? `the ${row.title} (${row.shortTitle})` : `the ${row.title}`;
}

function numberInWords(provision: Provision): string {
  const { number, paragraph, point, through } = provision;
  const own = `${number}${paragraph === undefined ? '' : `(${paragraph})`}${point === undefined ? '' : `(${point})`}`;
  return through === undefined ? own : `${own} to ${through}`;
}

function listOf(parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  const last = distinct.at(-1) ?? '';
  return distinct.length < 2 ? last : `${distinct.slice(0, -1).join(', ')} and ${last}`;
}

/** "Keeping children safe in education 2026". */
export function editionInWords(row: GuidanceRow, edition: string): string {
  return `${row.title} ${edition}`;
}
