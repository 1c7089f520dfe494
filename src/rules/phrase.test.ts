/** The phrase language: what phrases match, what they don't, their anchors, and where their faults are reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack, Pattern } from '../engine/pack';
import { createPhraseMatcher } from '../engine/phrase-matcher';
import { wordedText } from '../engine/worded-text';
import { type Item, PhraseError, parsePhrase, type Sequence } from './phrase';
import { compilePhrase } from './phrase-pattern';

const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  ask: ['ask', 'request*', 'apply for'],
  office: ['/\\bico\\b/ @ico', 'commissioner'],
  shouted: ['/ICO/c'],
  number: ['/\\d[a-z]/', '#'],
  turn: ['but', 'although', 'right*'],
};

function compile(text: string) {
  return compilePhrase(parsePhrase(text), ({ name, column }) => {
    const phrases = VOCABULARIES[name];
    if (phrases === undefined) throw new PhraseError(`there is no vocabulary "${name}"`, column);
    return phrases.map(parsePhrase);
  });
}

/** A pack that holds the vocabularies and nothing else. */
function vocabularyPack(): Pick<Pack, 'patterns' | 'phrases'> {
  const patterns: Pattern[] = [];
  const phrases = Object.entries(VOCABULARIES).map(([name, texts]) => {
    const ids = texts.map((text) => patterns.push({ ...compile(text), needs: [] }) - 1);
    return [name, ids] as const;
  });
  return { patterns, phrases: Object.fromEntries(phrases) };
}

const matcher = createPhraseMatcher(vocabularyPack());

function firstMatch(phrase: string, text: string): string | undefined {
  const compiled = compile(phrase);
  if ('source' in compiled) return new RegExp(compiled.source, compiled.caseSensitive ? 'g' : 'gi').exec(text)?.[0];
  const [span] = matcher.search(wordedText(text)).spansIn(matcher.prepare(compiled.words), 0, 1);
  return span && text.slice(...span);
}

describe('a phrase matches', () => {
  it.each([
    ['personal data', 'Your Personal Data is', 'Personal Data'],
    ['personal data', 'personal-data', 'personal-data'],
    ['personal data', 'personal ("data")', 'personal ("data'],
    ['school policy', "the school's policy", "school's policy"],
    ["child's data", 'your childs data', 'childs data'],
    ["child's data", "your child's data", "child's data"],
    ["parents' rights", "parents' rights", "parents' rights"],
    ["parents'", "all parents' names", "parents'"],
    ["don't", 'we dont', 'dont'],
    ['data-protection officer', 'Data Protection Officer', 'Data Protection Officer'],
    ['data-protection officer', 'dataprotection officer', 'dataprotection officer'],
    ['e-mail', 'by email or', 'email'],
    ['delet*', 'the deletion of', 'deletion'],
    ['delet* data', "deleters' data", "deleters' data"],
    ['(copy|print-out of|duplicate) it', 'a print-out of it', 'print-out of it'],
    ['(a (b|c d)|e) f', 'a c d f', 'a c d f'],
    ['ask [the|our] office', 'ask office', 'ask office'],
    ['ask [the|our] office', 'ask our office', 'ask our office'],
    ['[the] office [staff]', 'the office staff', 'the office staff'],
    ['ask .. office', 'ask one two three office', 'ask one two three office'],
    ['ask .. office', 'ask office', 'ask office'],
    ['ask .. office', "ask the school's front-desk office", "ask the school's front-desk office"],
    ['ask ... office', 'ask, if you (or they) can, the office', 'ask, if you (or they) can, the office'],
    ['ask ..1 office', 'ask the office, ask office', 'ask the office'],
    ['ask [..2] office', 'ask in the office', 'ask in the office'],
    ['ask .. [head] office', 'ask at our head office', 'ask at our head office'],
    ['ask .. [head] office', 'ask at our office', 'ask at our office'],
    ['ask [at] .. office', 'ask at one two three office', 'ask at one two three office'],
    ['ask [at] .. [head] office', 'ask at one two head office', 'ask at one two head office'],
    ['ask [.. head] office', 'ask at our head office', 'ask at our head office'],
    ['ask [.. head] office', 'ask office', 'ask office'],
    ['ask (.. head|the) office', 'ask the office', 'ask the office'],
    ['ask [at ..] office', 'ask at one two office', 'ask at one two office'],
    ['ask [at ..] office', 'ask office', 'ask office'],
    ['for # years', 'for 6 years', 'for 6 years'],
    ['£# fee', 'a £10.00 fee', '£10.00 fee'],
    ['#* birthday', 'her 25th birthday', '25th birthday'],
    ['ico.org.uk', 'at ico.org.uk/x', 'ico.org.uk'],
    ['{ask} a copy', 'requesting a copy', 'requesting a copy'],
    ['{ask} a copy', 'apply for a copy', 'apply for a copy'],
    ['the {office}', 'the ICO', 'the ICO'],
    ['/colou?r/ @color,colour', 'Colours', 'Colour'],
    ['/ICO/c', 'the ICO', 'ICO'],
    ['data, used: by us', 'data used by us', 'data used by us'],
    ['terms & conditions', 'terms and conditions; terms & conditions', 'terms & conditions'],
    ['ŵyr gwent', 'yr ŵyr gwent', 'ŵyr gwent'],
    ['see {shouted}', 'see ICO', 'see ICO'],
    ['a {number} b', 'A 7x b, a 7 b', 'A 7x b'],
    ['{number} years', '2.5 years', '2.5 years'],
    ['no .. right', 'no other - or further - right', 'no other - or further - right'],
    ['no ..9!{turn} copy', 'no need of a paper copy', 'no need of a paper copy'],
    ['no ..9!{turn} right', 'no legal right', 'no legal right'],
    ['a [b [c] ..1] (d e|d) f', 'a b x d f', 'a b x d f'],
    ['child’s data', "child's data", "child's data"],
  ])('%s in: %s', (phrase, text, matched) => {
    expect(firstMatch(phrase, text)).toBe(matched);
  });
});

describe('a phrase does not match', () => {
  it.each([
    ['personal data', 'impersonal data'],
    ['personal data', 'personal database'],
    ['personal data', 'personal ....... data'],
    ['delet*', 'undelete'],
    ['ask .. office', 'ask one two three four office'],
    ['ask ..1 office', 'ask one two office'],
    ['ask office', 'ask the office'],
    ['(a|b) c', 'a b'],
    ['# years', 'six years'],
    ['# years', 'x2 years'],
    ['/ICO/c', 'the ico'],
    ['ŵyr', 'aŵyr'],
    ['ask [at] office', 'ask at at office'],
    ['see {shouted}', 'see ico'],
    ['how ... data', 'https://x.org/how-we-collect-and-share-data'],
    ['no ..9!{turn} copy', 'no fee but a copy'],
    ['no ..9!{turn} copy', 'no rights to a copy'],
    ['no ..9!{turn} copy', 'there is no fee; a copy'],
    ['no ..1!{turn} copy', 'no paper or digital copy'],
    ['a (.. b|c) d', 'a x c d'],
  ])('%s in: %s', (phrase, text) => {
    expect(firstMatch(phrase, text)).toBeUndefined();
  });
});

describe('a regular expression', () => {
  it.each([
    ['/a+b*c{2,}d{3}/', 'a{1,40}b{0,40}c{2,40}d{3}'],
    ['/[*+]\\*\\+[\\]*]x+?/', '[*+]\\*\\+[\\]*]x{1,40}?'],
    ['/(?:ab)+x{50,}/', '(?:ab){1,40}x{50,50}'],
  ])('%s gets bounds', (phrase, source) => {
    expect(compile(phrase)).toMatchObject({ source });
  });
});

describe('anchors', () => {
  it.each([
    ['the data-protection officer', ['officer']],
    ['your personal data', ['personal']],
    ['delet* your data', ['delet*']],
    ['(copy|print-out|copies) of', ['copies', 'copy', 'print', 'printout']],
    ['[complain] to me', ['me']],
    ['e-mail', ['email', 'mail']],
    ["child's", ['child', 'childs']],
    ['(delet*|delete|deletion)', ['delet*']],
    ['{ask} [a copy]', ['apply', 'ask', 'request*']],
    ['the {office}', ['commissioner', 'ico']],
    ['/colou?r/ @Color,colour*', ['color', 'colour*']],
    ['/colou?r/', []],
    ['/\\bcolou?rs/', ['colo*']],
    ['a* #', []],
    ['(erasure|#)', []],
    ['gov.uk', ['gov']],
    ['#* birthday', ['birthday']],
    ['(a|the) request', ['request']],
  ])('of %s', (phrase, anchors) => {
    expect([...(compile(phrase).needs[0] ?? [])].sort()).toEqual([...anchors].sort());
  });
});

describe('a fault is reported at its column', () => {
  it.each([
    ['', 1, 'the phrase is empty'],
    ['a .. .. b', 6, 'two gaps'],
    ['a ..31 b', 3, 'a gap is 1 to 30 words'],
    ['a ..0 b', 3, 'a gap is 1 to 30 words'],
    ['a ...5 b', 3, 'a gap is ..'],
    ['a .... b', 3, 'a gap is ..'],
    ['a b ...', 5, 'a gap needs words'],
    ['.. a b', 1, 'a gap needs words'],
    ['right(s)', 6, 'put a space here'],
    ['(a|b)c', 6, 'put a space here'],
    ['{ask}ed', 6, 'put a space here'],
    ['a (b|c', 3, 'no closing ")"'],
    ['a (b|c]', 3, 'no closing ")"'],
    ['a b)', 4, 'closes nothing'],
    ['a | b', 3, 'outside of a group'],
    ['(a|)', 4, 'an empty alternative'],
    ['[a] [b]', 1, 'everything here is optional'],
    ['x ([a])', 4, 'everything here is optional'],
    ['colou?r', 6, '"?" means nothing'],
    ['\\bx', 1, '"\\" means nothing'],
    ['a {b c} d', 3, 'a vocabulary is written {name}'],
    ['a {nope} d', 3, 'no vocabulary "nope"'],
    ['a b* c*d', 7, '"*" stands at the end'],
    ['*tion', 1, '"*" stands at the end'],
    ['/a(/', 2, 'Unterminated group'],
    ['/a*/', 2, 'matches the empty text'],
    ['/ab(?<n>c)/', 4, 'named groups'],
    ['/(?i:a)/', 2, 'inline flags'],
    ['/(a)\\1/', 5, 'back references'],
    ['/\\p{L}/', 2, '\\p needs'],
    ['/a/g', 2, 'unknown flag "g"'],
    ['/ab/ @a-b', 7, '"a-b" can\'t be an anchor'],
    ['/ab', 4, 'no closing /'],
    ['a ..3!b c', 7, 'behind "!" stands the {vocabulary}'],
    ['a !b', 3, '"!" means nothing'],
  ])('%s', (phrase, column, message) => {
    let caught: unknown;
    try {
      compile(phrase);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(PhraseError);
    expect((caught as PhraseError).message).toContain(message);
    expect((caught as PhraseError).column).toBe(column);
  });
});

describe('every phrase', () => {
  const word = fc.stringMatching(/^[a-f]{1,4}([-'][a-f]{1,3})?\*?$/).filter((text) => !/^[^*]\*$/.test(text));
  const { sequence } = fc.letrec<{ sequence: string; item: string }>((tie) => ({
    item: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => `(${options.join('|')})`),
      fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((options) => `[${options.join('|')}]`),
    ),
    sequence: fc
      .tuple(
        fc.array(fc.tuple(tie('item'), fc.constantFrom(' ', ' ', ' .. ', ' ..2 ')), { maxLength: 2 }),
        word,
        fc.array(fc.tuple(fc.constantFrom(' ', ' .. '), tie('item')), { maxLength: 2 }),
      )
      .map(([before, middle, after]) => [...before.flat(), middle, ...after.flat()].join('')),
  }));

  it('matches the texts it describes, and the words it needs stand in each', () => {
    fc.assert(
      fc.property(sequence, fc.infiniteStream(fc.nat(1000)), (text, choices) => {
        const phrase = parsePhrase(text);
        const compiled = compilePhrase(phrase, () => []);
        if (phrase.kind !== 'words' || !('words' in compiled)) return;
        const described = `zz ${sample(phrase.sequence, choices).replace(/ +/g, ' ')} zz`;
        const [span] = matcher.search(wordedText(described)).spansIn(matcher.prepare(compiled.words), 0);
        expect(span, described).toBeDefined();
        if (span === undefined) return;
        const words =
          described
            .slice(...span)
            .toLowerCase()
            .match(/[\p{L}\p{N}]+/gu) ?? [];
        const stands = (anchor: string) =>
          words.some((one) => (anchor.endsWith('*') ? one.startsWith(anchor.slice(0, -1)) : one === anchor));
        for (const set of compiled.needs) expect(set.some(stands)).toBe(true);
      }),
      { numRuns: 400 },
    );
  }, 20_000);
});

/** One of the texts that a phrase describes. */
function sample(sequence: Sequence, choices: Iterator<number>): string {
  const choose = (below: number): number => (choices.next().value ?? 0) % below;
  const filler = (most: number) => 'zed '.repeat(choose(most + 1));
  const ofItem = (item: Item): string => {
    if (item.kind === 'vocabulary') return '';
    if (item.kind === 'word') {
      return item.text
        .replace('*', () => ['', 'ing'][choose(2)] ?? '')
        .replace("'", () => ["'", ''][choose(2)] ?? '')
        .replace('-', () => ['-', ' ', ''][choose(3)] ?? '');
    }
    if (item.optional && choose(2) === 0) return '';
    const option = item.options[choose(item.options.length)];
    return option === undefined ? '' : sample(option, choices);
  };
  let text = '';
  // Of the gaps around an optional part that is absent, one stays; at the edge of a group, none.
  let gap = 0;
  for (const [position, item] of sequence.items.entries()) {
    const next = sequence.gaps[position]?.most ?? 0;
    const chosen = ofItem(item);
    if (chosen === '') gap = gap > 0 ? gap : next;
    else {
      text += `${text === '' ? '' : ` ${filler(gap)}`}${chosen}`;
      gap = next;
    }
  }
  return text;
}
