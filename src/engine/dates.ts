/** Calendar dates as people write them in a notice, and arithmetic on ISO days. No clock. */

export interface DateMention {
  /** Offsets in the text given. */
  readonly from: number;
  readonly to: number;
  /** ISO day; the first of the month where only month and year are written. */
  readonly day: string;
  /** False where only month and year are written. */
  readonly exact: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** Without either of these no date is written in words, or in figures. */
const ANY_MONTH = new RegExp(MONTH, 'i');
const FIGURES_JOINED = /\d[/.-]\d/;
const DAY_MONTH_YEAR = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\sof)?[\\s,-]{1,3}${MONTH}\\b[.,]?[\\s,-]{0,3}((?:19|20)\\d{2})\\b`,
  'gi',
);
const MONTH_DAY_YEAR = new RegExp(
  `\\b${MONTH}\\b[.]?\\s(\\d{1,2})(?:st|nd|rd|th)?[\\s,]{1,2}((?:19|20)\\d{2})\\b`,
  'gi',
);
const MONTH_YEAR = new RegExp(`\\b${MONTH}\\b(?:\\sof)?[.,]?[\\s,-]{0,3}((?:19|20)\\d{2})\\b`, 'gi');
/** "Sept '26": the century is left out. */
const MONTH_SHORT_YEAR = new RegExp(`\\b${MONTH}\\b[.]?\\s?'(\\d{2})\\b`, 'gi');
/** "14 Sep 26", "14-Sep-26". */
const DAY_MONTH_SHORT_YEAR = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]${MONTH}\\b[.,]?[\\s-]((?:1[89]|[23]\\d))\\b(?![:.]\\d|\\s\\p{L}|-\\d)`,
  'giu',
);
/** Day first, as in the United Kingdom. */
const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)?\d{2})(?![\d/-])/g;
const NUMERIC_MONTH_YEAR = /(?<![\d/.-])(\d{1,2})[/.-]((?:19|20)\d{2})(?![\d/-])/g;
/** "10/25": month and year of two digits each, in the years that notices are of (not "24/7", "11/12" or "2025/26"). */
const NUMERIC_MONTH_SHORT_YEAR = /(?<![\d/.-])(0[1-9]|1[0-2])\/(1[89]|[23]\d)(?![\d/%-])/g;
const ISO = /(?<![\d/.-])((?:19|20)\d{2})[-/.](\d{2})[-/.](\d{2})(?![\d-])/g;
const ISO_MONTH = /(?<![\d/.-])(20\d{2})-(\d{2})(?![\d/-])/g;

/**
 * Finds dates with at least a month and a year, in order. Impossible ones (31 June) are left out.
 * @param text normalised text
 */
export function findDates(text: string): readonly DateMention[] {
  // Every date has a year of two digits or four.
  if (!/\d\d/.test(text)) return [];
  const found: DateMention[] = [];
  const add = (match: RegExpExecArray, year: string, month: number, day: number | null) => {
    const from = match.index;
    const to = from + match[0].length;
    if (found.some((known) => known.from < to && known.to > from)) return;
    const full = year.length === 2 ? `20${year}` : year;
    const iso = `${full}-${String(month).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`;
    if (isIsoDay(iso)) found.push({ from, to, day: iso, exact: day !== null });
  };
  const inWords = ANY_MONTH.test(text);
  const inFigures = FIGURES_JOINED.test(text);
  if (!inWords && !inFigures) return [];
  if (inFigures) {
    for (const m of text.matchAll(ISO)) add(m, m[1] ?? '', Number(m[2]), Number(m[3]));
  }
  if (inWords) {
    for (const m of text.matchAll(DAY_MONTH_YEAR)) add(m, m[3] ?? '', monthOf(m[2]), Number(m[1]));
    for (const m of text.matchAll(MONTH_DAY_YEAR)) add(m, m[3] ?? '', monthOf(m[1]), Number(m[2]));
  }
  if (inFigures) {
    for (const m of text.matchAll(NUMERIC)) add(m, m[3] ?? '', Number(m[2]), Number(m[1]));
  }
  if (inWords) {
    for (const m of text.matchAll(MONTH_YEAR)) add(m, m[2] ?? '', monthOf(m[1]), null);
    for (const m of text.matchAll(DAY_MONTH_SHORT_YEAR)) add(m, m[3] ?? '', monthOf(m[2]), Number(m[1]));
    for (const m of text.matchAll(MONTH_SHORT_YEAR)) add(m, m[2] ?? '', monthOf(m[1]), null);
  }
  if (inFigures) {
    for (const m of text.matchAll(ISO_MONTH)) add(m, m[1] ?? '', Number(m[2]), null);
    for (const m of text.matchAll(NUMERIC_MONTH_YEAR)) add(m, m[2] ?? '', Number(m[1]), null);
    for (const m of text.matchAll(NUMERIC_MONTH_SHORT_YEAR)) add(m, m[2] ?? '', Number(m[1]), null);
  }
  return found.sort((a, b) => a.from - b.from);
}

const WHOLE_MONTH = new RegExp(`^${MONTH}$`, 'i');

/** Is this word a month's name, in full or shortened? */
export function isMonth(word: string | undefined): boolean {
  return WHOLE_MONTH.test(word ?? '');
}

/** The month that a word names, 1 to 12, by its first three letters; 0 for none. */
export function monthOf(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** Is this a day of the calendar, written YYYY-MM-DD? */
export function isIsoDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The day so many months later (earlier where negative), kept within its month: 31 March less one month is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = (count % 12) + 1;
  const kept = Math.min(date, daysIn(newYear, newMonth));
  return `${String(newYear).padStart(4, '0')}-${String(newMonth).padStart(2, '0')}-${String(kept).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
