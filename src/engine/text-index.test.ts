/** What stands over a statement, and which statements stand together. */
import { describe, expect, it } from 'vitest';
import { buildNotice, type DraftBlock } from '../notice/build';
import { readText } from '../read/text';
import { indexText } from './text-index';

const heading = (text: string, level: number): DraftBlock => ({ kind: 'heading', text, level, guessed: false });
const paragraph = (text: string): DraftBlock => ({ kind: 'paragraph', text });

function over(blocks: readonly DraftBlock[]): readonly (readonly string[])[] {
  const { statements } = indexText(buildNotice({ blocks: [...blocks] }));
  return statements.map(({ text, context }) => [text, ...context.map((id) => statements[id]?.text ?? '')]);
}

describe('what stands over a statement', () => {
  it('is the last label before it in its paragraph', () => {
    expect(over([paragraph('Why? To bill you. To plan trips. How long? A year.')])).toEqual([
      ['Why?'],
      ['To bill you.', 'Why?'],
      ['To plan trips.', 'Why?'],
      ['How long?'],
      ['A year.', 'How long?'],
    ]);
  });

  it('is no exclamation, though it begins like a question', () => {
    expect(over([paragraph('What do we know? Your name! Where you live! Your class!')])).toEqual([
      ['What do we know?'],
      ['Your name!', 'What do we know?'],
      ['Where you live!', 'What do we know?'],
      ['Your class!', 'What do we know?'],
    ]);
  });

  it("is a row's first cell for its other cells", () => {
    const { statements } = indexText(readText('| Why | Payroll |\n| Who | HMRC |', { markdown: true }));
    const labels = statements.flatMap(({ label }) => (label === null ? [] : [statements[label]?.text]));
    expect(labels).toEqual(['Why', 'Who']);
  });

  it('is found in both ways', () => {
    const index = indexText(
      buildNotice({ blocks: [heading('Sharing', 1), paragraph('We tell the council.'), heading('Rights', 1)] }),
    );
    expect(index.below(0)).toEqual([1]);
    expect(index.below(2)).toEqual([]);
  });
});

describe('statements that follow each other in a section', () => {
  it('end at a heading', () => {
    const blocks = [
      paragraph('Before.'),
      heading('Rights', 1),
      paragraph('You can ask. We answer.'),
      heading('More', 1),
    ];
    const index = indexText(buildNotice({ blocks }));
    expect(index.statements.map(({ id }) => index.runOf(id))).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 3 },
      { first: 2, last: 3 },
      { first: 2, last: 3 },
      { first: 4, last: 4 },
    ]);
  });
});
