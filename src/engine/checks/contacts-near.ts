/** Looks contacts up by where they stand. They are in the order of the text, so that nothing is searched from end to end. */
import { firstIndex } from '../../notice/first-index';
import type { Block } from '../../notice/notice';
import type { Contact } from '../contacts';
import type { ReviewContext } from '../context';
import type { Statement } from '../text-index';

/** The first of the contacts in a range of statements. */
export function firstIn(contacts: readonly Contact[], first: number, last: number): Contact | undefined {
  const one = contacts[indexFrom(contacts, ({ statement }) => statement >= first)];
  return one !== undefined && one.statement <= last ? one : undefined;
}

/** Of the contacts in a range of statements, the one that begins nearest to an offset; of two, the earlier. */
export function nearestIn(contacts: readonly Contact[], at: number, first: number, last: number): Contact | undefined {
  // The nearest stands next to the offset, on one side or the other.
  const behind = contacts[indexFrom(contacts, ({ start, statement }) => start >= at && statement >= first)];
  const before = contacts[indexFrom(contacts, ({ start, statement }) => start >= at || statement > last) - 1];
  const isIn = (one: Contact | undefined): one is Contact =>
    one !== undefined && first <= one.statement && one.statement <= last;
  if (!isIn(before)) return isIn(behind) ? behind : undefined;
  if (isIn(behind) && behind.start - at < at - before.start) return behind;
  return contacts[indexFrom(contacts, ({ start }) => start >= before.start)];
}

/** The index of the first contact for which the test holds, as it then does for all behind it; their number if for none. */
function indexFrom(contacts: readonly Contact[], test: (contact: Contact) => boolean): number {
  return firstIndex(0, contacts.length, (at) => {
    const one = contacts[at];
    return one === undefined || test(one);
  });
}

/**
 * Does a contact stand in another row of the same table, under what that row is about? Rows of a table with a header are
 * about one thing each, but for those that only name the sort of detail ("Email").
 * @returns null where the statement is no such row
 */
export function inOtherRow(ctx: ReviewContext, { block }: Statement): ((contact: Contact) => boolean) | null {
  const { blocks, text } = ctx.notice;
  const row = blocks[block];
  const head = headOf(row);
  if (!head.trim()) return null;
  const { detailLabelPhrases } = ctx.pack.registers.notice.contacts;
  return ({ statement, start }) => {
    const other = blocks[ctx.index.statements[statement]?.block ?? -1];
    if (other?.kind !== 'row' || other === row || headOf(other) !== head) return false;
    const [first] = other.cells;
    return (
      first !== undefined &&
      first.end <= start &&
      !detailLabelPhrases.some((pattern) => ctx.matcher.matches(pattern, text.slice(first.start, first.end)))
    );
  };
}

/** The headers of a row's columns, as one text; empty for what is no row. */
function headOf(block: Block | undefined): string {
  return block?.kind === 'row' ? block.cells.map(({ header }) => header ?? '').join('\n') : '';
}
