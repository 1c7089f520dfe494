/** Names of bodies are found as people write them, and as whole words only. */
import { describe, expect, it } from 'vitest';
import { tellingWords, wholeName } from './whole-name';

const found = (name: string, text: string, exactCase = false) =>
  [...text.matchAll(wholeName(name, exactCase))].map(([match]) => match);

describe('wholeName', () => {
  it('takes an apostrophe or none, "&" for "and", and a plural', () => {
    const text = "the Beekeepers' and Clerks Board, BEEKEEPERS & CLERKS' BOARDS";
    expect(found("Beekeepers' and Clerks' Board", text)).toEqual([
      "Beekeepers' and Clerks Board",
      "BEEKEEPERS & CLERKS' BOARDS",
    ]);
  });

  it('finds no part of a word or an address', () => {
    expect(found('ABC', 'ABCD xABC abc@ABC.example www.ABC.example ABC@x.example', true)).toEqual([]);
    expect(found('ABC', 'the ABC, and ABCs', true)).toEqual(['ABC', 'ABCs']);
  });

  it('keeps to the case where it is asked to', () => {
    expect(found('Beacon', 'a beacon', true)).toEqual([]);
    expect(found('Beacon', 'a beacon')).toEqual(['beacon']);
  });
});

describe('tellingWords', () => {
  it('are the words without an apostrophe, the longest first', () => {
    expect(tellingWords("Beekeepers' and Clerks' Supply Board of the North")).toEqual(['supply', 'board', 'north']);
  });

  it('are the longest word where there is no other', () => {
    expect(tellingWords("Clerks' Fun")).toEqual(['clerks']);
    expect(tellingWords('ABC')).toEqual(['abc']);
  });
});
