/** `date`: the notice says when it was issued, reviewed or is due, and that date is current or stale on the review's day. */
import { normalise } from '../../notice/normalise';
import type { Place, ReviewContext, Verdict } from '../context';
import { addMonths, type DateMention, findDates } from '../dates';
import type { Expr, PatternId } from '../pack';

/** Statements from the start or the end of a notice among which a date alone is the notice's. */
const FROM_AN_END = 4;
const LONGEST_DATE_LINE = 30;
/** The mark of a file that may stand beside such a date: "January 2026 (HR/DP)", "AB/PN/07 - January 2026", "DPN07". */
const FILE_REFERENCE =
  /\([A-Z][A-Z0-9/ .&-]{0,20}\)|\b[A-Z]{2,4}(?:(?:[/.-][A-Z]{1,4}){0,3}[/.-]\d{1,4}|(?:[/.-][A-Z]{1,4}){1,3}\d{1,3}|\d{2,3})\b/;

type DateExpr = Extract<Expr, { op: 'date' }>;

export interface NoticeDate extends Place {
  readonly day: string;
  readonly due: boolean;
  /** False where only month and year are written: such a date lasts until the month's end. */
  readonly exact: boolean;
}

type DatePhrases = Pick<DateExpr, 'date' | 'due' | 'others'>;

const known = new WeakMap<ReviewContext, Map<DatePhrases, readonly NoticeDate[]>>();

/** The notice's own dates, in order: those that one of the expression's phrases introduces. Read once a review. */
export function noticeDates(ctx: ReviewContext, expr: DatePhrases): readonly NoticeDate[] {
  const byExpr = known.get(ctx) ?? new Map<DatePhrases, readonly NoticeDate[]>();
  known.set(ctx, byExpr);
  const dates = byExpr.get(expr) ?? readDates(ctx, expr);
  byExpr.set(expr, dates);
  return dates;
}

function readDates(ctx: ReviewContext, expr: DatePhrases): readonly NoticeDate[] {
  const dates: NoticeDate[] = [];
  const ids = new Set(
    [...expr.date, ...expr.due].flatMap((pattern) => ctx.matcher.hits(pattern).map((hit) => hit.statement)),
  );
  for (const id of [...ids].sort((a, b) => a - b)) {
    const statement = ctx.index.statements[id];
    if (!statement || statement.virtual) continue;
    const mentions = findDates(statement.text);
    if (mentions.length === 0) continue;
    const marksOf = (patterns: readonly PatternId[], due: boolean, other: boolean) =>
      patterns.flatMap((pattern) => ctx.matcher.hitsIn(pattern, id).map((hit) => ({ ...hit, due, other })));
    const marks = [
      ...marksOf(expr.date, false, false),
      ...marksOf(expr.due, true, false),
      ...marksOf(expr.others ?? [], false, true),
    ];
    for (const mention of mentions) {
      // The words before a date say what it is ("Reviewed March 2024, next review March 2026"); else those after it.
      const mark =
        marks
          .filter((one) => one.from <= mention.from)
          .sort((a, b) => b.to - a.to || Number(b.due) - Number(a.due))[0] ??
        [...marks].sort((a, b) => a.from - b.from)[0];
      // "The guidance published in ...": published, but not the notice.
      const isOthers =
        mark === undefined || marks.some((one) => one.other && one.from < mark.to && one.to >= mark.from);
      if (!isOthers)
        dates.push({
          day: mention.day,
          due: mark.due,
          exact: mention.exact,
          start: statement.start,
          end: statement.end,
        });
    }
  }
  dates.push(...datesByHeader(ctx, expr, ids), ...datesAnswered(ctx, expr, ids));
  dates.push(...datesAlone(ctx, ids));
  return dates;
}

/** Dates in rows of a table, where the header of their column says what they are ("Last reviewed", "Next review"). */
function datesByHeader(
  ctx: ReviewContext,
  expr: Pick<DateExpr, 'date' | 'due' | 'others'>,
  known: ReadonlySet<number>,
): readonly NoticeDate[] {
  const says = (patterns: readonly PatternId[], text: string) =>
    patterns.some((pattern) => ctx.matcher.matches(pattern, text));
  return ctx.index.statements.flatMap((statement) => {
    const block = ctx.notice.blocks[statement.block];
    if (block?.kind !== 'row' || statement.virtual || known.has(statement.id)) return [];
    if (says(expr.others ?? [], statement.text)) return [];
    return block.cells.flatMap(({ header, start, end }, at) => {
      if (!header) return [];
      const due = says(expr.due, header);
      // "Date" alone is anything's, but not beside "Version".
      const beside = block.cells.filter((_, other) => /^\W*(?:dates?|when)\W*$/i.test(header) === (other !== at));
      if (!due && !beside.some((cell) => cell.header && says(expr.date, cell.header))) return [];
      const [only, ...more] = findDates(normalise(ctx.notice.text.slice(start, end)).text);
      return only && more.length === 0 ? [{ day: only.day, due, exact: only.exact, start, end }] : [];
    });
  });
}

/** Dates below a question that asks for them: "When did we last look at this?", "By the governors, in March 2026". */
function datesAnswered(
  ctx: ReviewContext,
  expr: Pick<DateExpr, 'date' | 'due' | 'others'>,
  known: ReadonlySet<number>,
): readonly NoticeDate[] {
  return ctx.index.statements.flatMap(({ id, virtual, text, start, end, context }) => {
    if (virtual || known.has(id) || context.length === 0) return [];
    const question = context.find((over) => /\bwhen\b.*\?/i.test(ctx.index.statements[over]?.text ?? ''));
    if (question === undefined) return [];
    const asks = (patterns: readonly PatternId[]) => ctx.matcher.standsIn(patterns, question);
    const due = asks(expr.due);
    if (!due && !asks(expr.date)) return [];
    if (asks(expr.others ?? []) || ctx.matcher.standsIn(expr.others ?? [], id)) return [];
    const [only, ...more] = findDates(text);
    return only && more.length === 0 ? [{ day: only.day, due, exact: only.exact, start, end }] : [];
  });
}

/** Dates at either end of the notice with nothing beside them: the date of a letter, or the line under a title. */
function datesAlone(ctx: ReviewContext, known: ReadonlySet<number>): readonly NoticeDate[] {
  const real = ctx.index.statements.filter((statement) => !statement.virtual);
  const outer = real.filter((_, at) => at < FROM_AN_END || at >= real.length - FROM_AN_END);
  return outer.flatMap(({ id, text, start, end }) => {
    if (known.has(id) || text.length > LONGEST_DATE_LINE) return [];
    // As it stands first: a date in capitals looks like a file's mark.
    const only = onlyDate(text) ?? onlyDate(text.replace(FILE_REFERENCE, ''));
    return only ? [{ day: only.day, due: false, exact: only.exact, start, end }] : [];
  });
}

/** The date that a line consists of, if it is nothing else. */
function onlyDate(text: string): DateMention | null {
  const [only, ...more] = findDates(text);
  if (!only || more.length > 0) return null;
  return /[\p{L}\p{N}]/u.test(text.slice(0, only.from) + text.slice(only.to)) ? null : only;
}

/**
 * Current: a date of issue or review no older than `months`, or a due date still to come. Stale: dates, none of them current.
 */
export function evaluateDate(ctx: ReviewContext, expr: DateExpr): Verdict {
  const dates = noticeDates(ctx, expr);
  const oldest = addMonths(ctx.asOf, -expr.months);
  const newest = addMonths(ctx.asOf, expr.months);
  // A month without a day lasts until its end.
  const thisMonth = `${ctx.asOf.slice(0, 7)}-01`;
  const current = dates.filter((date) =>
    date.due
      ? date.day >= thisMonth && date.day <= newest
      : date.day >= (date.exact ? oldest : oldest.slice(0, 7)) && date.day <= newest,
  );
  if (expr.state === 'current') return { holds: current.length > 0, evidence: current.slice(0, 1) };
  return { holds: dates.length > 0 && current.length === 0, evidence: dates.slice(0, 1) };
}
