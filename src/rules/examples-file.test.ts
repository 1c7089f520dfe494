/** Examples files: what has to be in them. */
import { describe, expect, it } from 'vitest';
import { formatProblem } from './document';
import { readExamples } from './examples';

const TRAPS =
  'traps: [{ text: t, expect: met, why: w }, { text: u, expect: met, why: w }, { text: v, expect: met, why: w }]';
const ELEMENT = `met: [a, b, c, d, { text: e, evidence: e, kind: pupils }]\nmissing: [f, g, h]\n${TRAPS}\n`;

describe('examples of an element', () => {
  it.each<[string, string, boolean, boolean, readonly string[]]>([
    ['are enough', ELEMENT, false, false, []],
    ['are too few', ELEMENT.replace('a, b, ', ''), false, false, ['1:1: 3 examples of "met", at least 5 are needed']],
    [
      'lack an answer that the rule can give',
      ELEMENT,
      true,
      false,
      ['1:1: 0 examples of "partial", at least 3 are needed'],
    ],
    [
      'show an answer that the rule never gives',
      `${ELEMENT}not-applicable: [x]\n`,
      false,
      false,
      ['4:1: the rule has no "applies"'],
    ],
    [
      'have an unknown key',
      ELEMENT.replace('evidence', 'evidense'),
      false,
      false,
      ['1:30: unknown key "evidense"; did you mean "evidence"?'],
    ],
    ['expect no status', ELEMENT.replace('expect: met', 'expect: found'), false, false, ['3:28: ']],
  ])('%s', (_, text, hasPartial, hasConditions, expected) => {
    const { problems } = readExamples('access', text, { kind: 'element', hasPartial, hasConditions });
    const found = problems.map((problem) => formatProblem(problem).replace('access/examples.yaml:', ''));
    expect(found).toHaveLength(expected.length);
    for (const [position, start] of expected.entries()) expect(found[position]).toContain(start);
  });

  it('are told from each other by text, kind, nation and day', () => {
    const text = ELEMENT.replace('[a, b,', '[a, a,')
      .replace('text: u', 'text: t')
      .replace('text: v', 'text: t, asOf: 2026-06-18');
    const { problems } = readExamples('access', text, { kind: 'element', hasPartial: false, hasConditions: false });
    expect(problems.map(formatProblem)).toEqual([
      'access/examples.yaml:1:10: this example is there twice',
      'access/examples.yaml:3:43: this example is there twice',
    ]);
  });

  it('are given back also where there are too few', () => {
    const { examples } = readExamples('access', ELEMENT.replace('a, b, ', ''), {
      kind: 'element',
      hasPartial: false,
      hasConditions: false,
    });
    expect(examples?.kind === 'element' && examples.examples.met).toHaveLength(3);
  });
});

describe('examples of a finding', () => {
  const each = (line: (text: string) => string) => ['a', 'b', 'c', 'd', 'e'].map(line).join('');
  const found = (quote: string) => `found:\n${each((text) => `  - { text: ${text}, quote: ${quote} }\n`)}`;
  const notFound = `notFound:\n${each((text) => `  - { text: not ${text}, why: w }\n`)}`;

  it('are enough', () => {
    expect(readExamples('slip', found('[a, b]') + notFound, { kind: 'finding' }).problems).toEqual([]);
  });

  it('say what is quoted, and why nothing is found', () => {
    const text = found('[]').replace(', quote: []', '') + notFound.replace(', why: w', '');
    const { problems } = readExamples('slip', text, { kind: 'finding' });
    expect(problems.map(formatProblem)).toEqual([
      'slip/examples.yaml:2:5: "quote" is missing',
      'slip/examples.yaml:8:5: "why" is missing',
    ]);
  });
});
