/** What counts as a word. */
import { expect, it } from 'vitest';
import { wordsOf } from './words';

it.each([
  ["The child's e-mail, 2018.", ['the', 'child', 's', 'e', 'mail', '2018']],
  ['Ŵyl Élan 4²', ['ŵyl', 'élan', '4²']],
  ['... - !', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
