import { describe, expect, it } from 'vitest';
import { buildNotice } from './build';
import { takeIn } from './take-in';

const notice = buildNotice({
  blocks: [
    { kind: 'heading', level: 1, guessed: false, text: 'Privacy notice' },
    { kind: 'paragraph', text: 'We use data. We keep it.' },
  ],
  leftOut: [
    { reason: 'menu', text: 'Home Contact' },
    { reason: 'sidebar', text: 'Our officer is Ann Elm.\nWrite to dpo@elm.example.org.' },
  ],
});

describe('takeIn', () => {
  const whole = takeIn(notice, [1]);

  it('puts the piece at the end, and what was there keeps its place', () => {
    expect(whole.text).toBe(`${notice.text}\n\nOur officer is Ann Elm.\n\nWrite to dpo@elm.example.org.`);
    expect(whole.blocks.slice(0, 2)).toEqual(notice.blocks);
    expect(whole.leftOut).toEqual([notice.leftOut[0]]);
  });

  it('gives blocks, sentences and links that fit the text', () => {
    expect(whole.blocks.slice(2).map(({ start, end, section }) => [whole.text.slice(start, end), section])).toEqual([
      ['Our officer is Ann Elm.', null],
      ['Write to dpo@elm.example.org.', null],
    ]);
    expect(whole.sentences.slice(-2).map(({ start, end, block }) => [whole.text.slice(start, end), block])).toEqual([
      ['Our officer is Ann Elm.', 2],
      ['Write to dpo@elm.example.org.', 3],
    ]);
    const link = whole.links.at(-1);
    expect(whole.text.slice(link?.start, link?.end)).toBe('dpo@elm.example.org');
  });

  it('is the same notice where nothing is taken in', () => {
    expect(takeIn(notice, [])).toBe(notice);
    expect(takeIn(notice, [7])).toBe(notice);
  });

  it('can make a notice of what had none', () => {
    const empty = buildNotice({ blocks: [], leftOut: [{ reason: 'site footer', text: 'We use data.' }] });
    const taken = takeIn(empty, [0]);
    expect(taken.text).toBe('We use data.');
    expect(taken.blocks[0]).toMatchObject({ start: 0, end: 12 });
  });
});
