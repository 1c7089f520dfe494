import { describe, expect, it } from 'vitest';
import { readText } from '../../read/text';
import { listOf, partsOf } from './enumeration';

const parts = (text: string, offset = 0) => partsOf(text, offset).map(({ from, to }) => text.slice(from, to));

describe('partsOf', () => {
  it('parts at commas, semicolons, brackets and joining words', () => {
    expect(parts('names, addresses and (for staff) bank details; photographs or films')).toEqual([
      'names',
      'addresses',
      'for staff',
      'bank details',
      'photographs',
      'films',
    ]);
  });

  it('leaves joining words out of the last part', () => {
    expect(parts('to bill you, to plan trips, and to call')).toEqual(['to bill you', 'to plan trips', 'to call']);
  });

  it('parts at bullets and line breaks', () => {
    expect(parts('payroll \u2022 cover \u00b7 budgets\npensions')).toEqual(['payroll', 'cover', 'budgets', 'pensions']);
  });

  it('begins at the offset', () => {
    expect(parts('A, b: c, d', 6)).toEqual(['c', 'd']);
  });

  it('keeps a text without dividers whole, and an empty one empty', () => {
    expect(parts('to bill you')).toEqual(['to bill you']);
    expect(parts(' - ')).toEqual([]);
  });
});

describe('listOf', () => {
  const lists = (text: string) => {
    const notice = readText(text, { markdown: true });
    return notice.blocks.map((_, block) => listOf(notice, block));
  };

  it('puts items to the sentence that introduces them', () => {
    expect(lists('We hold:\n\n- a\n- b\n\nThat is all.')).toEqual([0, 0, 0, 3]);
  });

  it('puts the rows of a table together', () => {
    expect(lists('Before.\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\nAfter.')).toEqual([0, 1, 1, 1, 4]);
  });
});
