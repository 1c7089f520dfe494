/** Headings are compared by their words. */
import { describe, expect, it } from 'vitest';
import { buildNotice } from '../../notice/build';
import { loadPack } from '../../rules/load';
import { contentStems, headingsOf, plainHeading, stem } from './heading-texts';

const pack = await loadPack();

describe('headings', () => {
  it('read the same without numbers, case and punctuation', () => {
    expect(plainHeading('3.2 Who sees it?')).toBe('who sees it');
    expect(plainHeading('WHO SEES IT')).toBe('who sees it');
    expect(plainHeading("b) The school's data")).toBe('the school data');
  });

  it('hold the text up to the next heading', () => {
    const notice = buildNotice({
      blocks: [
        { kind: 'heading', level: 1, guessed: false, text: 'Notice' },
        { kind: 'heading', level: 2, guessed: false, text: 'Who' },
        { kind: 'paragraph', text: 'The school.' },
        { kind: 'item', depth: 0, leadIn: null, text: 'its office' },
      ],
    });
    expect(headingsOf(notice).map(({ text, content }) => [text, content])).toEqual([
      ['Notice', ''],
      ['Who', 'The school.\nits office'],
    ]);
  });

  it('share their beginnings with their forms', () => {
    expect(stem('sharing')).toBe(stem('shares'));
    expect(stem('complaints')).not.toBe(stem('contacts'));
    expect(contentStems(pack, 'How long do we keep it?')).toEqual(['long', 'keep']);
  });
});
