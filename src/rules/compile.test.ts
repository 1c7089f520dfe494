/** The compiler: what a pack becomes, and that every fault is reported where it stands. */
import { describe, expect, it } from 'vitest';
import type { ElementRule, Expr, PlainPack } from '../engine/pack';
import { compilePack, formatProblem } from './compile';

const PACK = `
id: test
version: 2026.11.0
checkedOn: 2026-11-23
renewal: "-09-01"
elements: [access, erasure]
findings: [slip]
`;

const ELEMENT = `
id: access
title: Access
question: Does it say so?
authority: [{ cite: Article 15, url: https://example.org/15 }]
severity: legal
met: { says: [copy of your data, access] }
messages: { met: It does., missing: It does not. }
advice: { missing: Say so. }
since: "2026.11"
`;

const FINDING = `
id: slip
title: Slips
question: Is there a slip?
severity: quality
authority: [{ cite: Good writing }]
find: [{ says: data of birth, message: 'Should be {meant}.', data: { meant: date of birth } }]
since: "2026.11"
`;

function compile(files: Readonly<Record<string, string>>) {
  return compilePack(new Map(Object.entries({ 'pack.yaml': PACK, ...files })));
}

function packOf(files: Readonly<Record<string, string>>): PlainPack {
  const result = compile(files);
  if (!result.ok) throw new Error(result.errors.map(formatProblem).join('\n'));
  return result.pack;
}

function errorsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const result = compile(files);
  return result.ok ? [] : result.errors.map(formatProblem);
}

/** The compiled form of an expression written in YAML's flow style. */
function exprOf(written: string, more: Readonly<Record<string, string>> = {}): { met: Expr; pack: PlainPack } {
  const pack = packOf({ 'access/rule.yaml': ELEMENT.replace(/met: \{.*\}/, `met: ${written}`), ...more });
  const met = pack.elements[0]?.met;
  if (met === undefined) throw new Error('no element');
  return { met, pack };
}

const REGISTERS = {
  'registers/legislation.yaml':
    '- { id: uk-gdpr, source: s, confidence: sourced, checkedOn: 2026-11-23, tags: [privacy] }\n',
  'registers/facts.yaml': 'health: { says: health }\n',
  'registers/phrases.yaml': 'ask: [ask, request*]\nfruit: [apple, pear, "{ask}"]\n',
};

describe('a pack', () => {
  it('holds from which score each element may be guessed', () => {
    const weights = 'shown: 0.25\nmark: 0.75\nelements: { access: { base: 0, weights: { "10": access } } }\n';
    const files = {
      'access/rule.yaml': ELEMENT,
      'erasure/rule.yaml': ELEMENT.replace('access', 'erasure'),
      'slip/rule.yaml': FINDING,
      'likeness/weights.yaml': weights,
    };
    expect(packOf(files).likeness?.told).toEqual({});
    const marks = { 'likeness/marks.yaml': 'told: 1.25\nelements: { erasure: never }\n' };
    expect(packOf({ ...files, ...marks }).likeness?.told).toEqual({ access: 1.25 });
    const wrong = { 'likeness/marks.yaml': 'told: 1.25\nelements:\n  acess: 2\n' };
    expect(errorsOf({ ...files, ...wrong })).toEqual(['likeness/marks.yaml:3:3: there is no element "acess"']);
    const doubted = {
      'likeness/marks.yaml': 'told: 1.25\nelements: {}\ndoubted: { access: 0.5 }\nunlike: { access: -1 }\n',
    };
    expect(packOf({ ...files, ...doubted }).likeness).toMatchObject({
      doubted: { access: 0.5 },
      unlike: { access: -1 },
    });
    const unknown = { 'likeness/marks.yaml': 'told: 1.25\nelements: {}\ndoubted: { acess: 0.5 }\n' };
    expect(errorsOf({ ...files, ...unknown })).toEqual(['likeness/marks.yaml:3:12: there is no element "acess"']);
  });

  it('holds its rules in the order of pack.yaml', () => {
    const erasure = ELEMENT.replace('id: access', 'id: erasure');
    const pack = packOf({ 'erasure/rule.yaml': erasure, 'access/rule.yaml': ELEMENT, 'slip/rule.yaml': FINDING });
    expect(pack.elements.map(({ id }) => id)).toEqual(['access', 'erasure']);
    expect(pack.findings.map(({ id }) => id)).toEqual(['slip']);
    expect({ ...pack, patterns: [], wordSets: [], elements: [], findings: [] }).toEqual({
      id: 'test',
      version: '2026.11.0',
      checkedOn: '2026-11-23',
      renewal: '-09-01',
      patterns: [],
      wordSets: [],
      elements: [],
      findings: [],
      facts: {},
      phrases: {},
      registers: { legislation: [], guidance: [], bodies: [], links: [], contacts: [], notice: {} },
    });
  });

  it('is plain JSON', () => {
    const pack = packOf({ 'access/rule.yaml': ELEMENT, 'slip/rule.yaml': FINDING, ...REGISTERS });
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });

  it('keeps a pattern once, however often and in whatever file it is written', () => {
    const pack = packOf({
      'access/rule.yaml': ELEMENT,
      'erasure/rule.yaml': ELEMENT.replace('id: access', 'id: erasure').replace(
        '[copy of your data, access]',
        'Access',
      ),
    });
    expect(pack.patterns).toHaveLength(2);
  });

  it('is the same whatever order the files come in', () => {
    const files: [string, string][] = Object.entries({ 'pack.yaml': PACK, 'access/rule.yaml': ELEMENT, ...REGISTERS });
    expect(compilePack(new Map([...files].reverse()))).toEqual(compilePack(new Map(files)));
  });
});

describe('an expression becomes', () => {
  it.each<[string, object]>([
    [
      '{ any: [{ says: a }, { organisation: true }] }',
      { op: 'any', of: [{ op: 'says', says: [0] }, { op: 'organisation' }] },
    ],
    ['{ none: [{ all: [{ says: a }] }] }', { op: 'none', of: [{ op: 'all', of: [{ op: 'says', says: [0] }] }] }],
    [
      '{ says: [a, b], also: [c, d], unless: e, affirmative: true, in: both }',
      { op: 'says', says: [0, 1], also: [[2], [3]], unless: [4], affirmative: true, in: 'both' },
    ],
    [
      '{ says: a, beside: { says: b }, notBeside: { says: c, within: 2 } }',
      { op: 'says', says: [0], beside: { says: [1], within: 'block' }, notBeside: { says: [2], within: 2 } },
    ],
    ['{ count: ["{fruit}", plum], min: 4 }', { op: 'count', count: [0, 1, 2, 3, 4], min: 4 }],
    ['{ list: a, min: 2, ignore: [b] }', { op: 'list', list: [0], min: 2, ignore: [1] }],
    ['{ list: [], min: 2, under: [a] }', { op: 'list', list: [], min: 2, under: [0] }],
    [
      '{ contact: a, kinds: [email], not: [other] }',
      { op: 'contact', contact: [0], within: 'block', kinds: ['email'], not: ['other'] },
    ],
    ['{ route: a, reach: none, within: section }', { op: 'route', route: [0], reach: 'none', within: 'section' }],
    ['{ cites: uk-gdpr, provision: 9, point: [g] }', { op: 'cites', law: 'uk-gdpr', provision: '9', point: ['g'] }],
    ['{ citesTag: privacy }', { op: 'citesTag', tag: 'privacy' }],
    ['{ hasContact: [dpo], kinds: [phone] }', { op: 'hasContact', owners: ['dpo'], kinds: ['phone'] }],
    ['{ date: a, state: stale }', { op: 'date', date: [0], state: 'stale', months: 24, due: [] }],
    ['{ link: [a, /b/], unless: c }', { op: 'link', link: [0, 1], unless: [2] }],
    ['{ fact: health }', { op: 'fact', fact: 'health' }],
    ['{ status: erasure, is: [met] }', { op: 'status', check: 'erasure', is: ['met'] }],
    ['{ kind: [pupils] }', { op: 'kind', kinds: ['pupils'] }],
    ['{ nation: [wales] }', { op: 'nation', nations: ['wales'] }],
    ['{ period: { from: 2026-06-19 } }', { op: 'period', from: '2026-06-19' }],
  ])('%s', (written, expected) => {
    const { met, pack } = exprOf(written, REGISTERS);
    // Facts are compiled before rules: numbered from the first pattern that is the rule's own.
    const first = pack.patterns.findIndex((pattern) => !('words' in pattern && pattern.words[0] === 'health'));
    expect(met).toEqual(shifted(expected, first));
  });

  it('a vocabulary alone stands for each of its phrases, also those of a vocabulary in it', () => {
    const { met, pack } = exprOf('{ says: "{fruit}" }', REGISTERS);
    const found = 'says' in met ? met.says.map((id) => pack.patterns[id]) : [];
    expect(found).toMatchObject([
      { words: ['apple'] },
      { words: ['pear'] },
      { words: ['ask'] },
      { words: ['request*'] },
    ]);
    expect(pack.phrases.fruit).toEqual('says' in met && met.says);
  });
});

/** Pattern ids (numbers in lists) moved up by an offset. */
function shifted(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'number' ? one + by : shifted(one, by)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shifted(inner, by)]));
}

describe('registers and detectors', () => {
  it('pass through, with the phrases of keys that end in Phrases compiled at any depth', () => {
    const pack = packOf({
      'registers/notice.yaml': 'gate: { signals: [{ id: a, sayPhrases: [b c] }] }\n',
      'registers/notice/more.yaml': 'kinds: { lead: 2 }\n',
    });
    expect(pack.registers.notice).toEqual({ gate: { signals: [{ id: 'a', sayPhrases: [0] }] }, kinds: { lead: 2 } });
  });

  it('are merged from a file and a folder', () => {
    const row = (id: string) => `- { id: ${id}, source: s, confidence: known, checkedOn: 2026-11-23, names: [X] }\n`;
    const pack = packOf({ 'registers/bodies.yaml': row('b'), 'registers/bodies/old.yaml': row('a') });
    expect(pack.registers.bodies.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(pack.registers.bodies[0]).toMatchObject({ names: ['X'] });
  });

  it('a detector has its patterns beside its settings', () => {
    const finding = FINDING.replace(/find:.*/, 'detect: { kind: some-kind, newPhrases: [a, b], most: 2 }');
    const pack = packOf({ 'slip/rule.yaml': finding });
    expect(pack.findings[0]?.detect).toEqual({
      kind: 'some-kind',
      patterns: { newPhrases: [0, 1] },
      settings: { most: 2 },
    });
  });
});

describe('a fault is reported where it stands:', () => {
  const element = (from: string | RegExp, to: string) => ({ 'access/rule.yaml': ELEMENT.replace(from, to) });
  const met = (written: string) => element(/met: \{.*\}/, `met: ${written}`);
  const finding = (from: string | RegExp, to: string) => ({ 'slip/rule.yaml': FINDING.replace(from, to) });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['not YAML', { 'access/rule.yaml': 'id: [a\nb: c' }, 'access/rule.yaml:2:1: YAML: '],
    [
      'half a quoted phrase',
      met('{ says: "a" b }'),
      'access/rule.yaml:7:18: YAML: Unexpected scalar at node end (a text that begins with a quote',
    ],
    [
      'an unknown key',
      element('since:', 'sinze:'),
      'access/rule.yaml:10:1: unknown key "sinze"; did you mean "since"?',
    ],
    ['a missing key', element('title: Access\n', ''), 'access/rule.yaml:2:1: "title" is missing'],
    ['no expression', met('{ sayz: a }'), 'access/rule.yaml:7:6: this is no expression'],
    ['two expressions', met('{ says: a, count: b }'), 'access/rule.yaml:7:6: says and count exclude each other'],
    ['a text as expression', met('a'), 'access/rule.yaml:7:6: an expression is a mapping'],
    [
      'a fault deep inside',
      met('{ any: [{ all: [{ says: a, unles: b }] }] }'),
      'access/rule.yaml:7:33: unknown key "unles"; did you mean "unless"?',
    ],
    ['an empty list', met('{ any: [] }'), 'access/rule.yaml:7:13: the list is empty'],
    ['a phrase taken for a mapping', met('{ says: [{ask} a] }'), 'access/rule.yaml:7:21: YAML: '],
    ['a phrase taken for a list', met('{ says: [[the] ] }'), 'access/rule.yaml:7:15: a phrase is text'],
    ['a fault in a phrase', met('{ says: [good, "the ((data"] }'), 'access/rule.yaml:7:27: '],
    ['a fault in a plain phrase', met('\n  says: [the right(s)]'), 'access/rule.yaml:8:19: put a space here'],
    [
      'a phrase cut by a comment',
      met('\n  says:\n    - kept for # years'),
      'access/rule.yaml:9:7: YAML takes the rest',
    ],
    ['a phrase twice', met('{ says: [a b, c, A b] }'), 'access/rule.yaml:7:23: "A b" stands in this list twice'],
    [
      'an unknown vocabulary',
      met('{ says: "tell {asc}" }'),
      'access/rule.yaml:7:20: there is no vocabulary "asc"; did you mean "ask"?',
    ],
    [
      'an unknown fact',
      met('{ fact: helth }'),
      'access/rule.yaml:7:14: there is no fact "helth"; did you mean "health"?',
    ],
    [
      'an unknown element',
      met('{ status: erasures, is: [met] }'),
      'access/rule.yaml:7:16: there is no element "erasures"; did you mean "erasure"?',
    ],
    [
      'an unknown law',
      met('{ cites: uk-gdr }'),
      'access/rule.yaml:7:15: there is no law in the legislation register "uk-gdr"',
    ],
    [
      'an unknown tag',
      met('{ citesTag: dfe }'),
      'access/rule.yaml:7:18: there is no tag in the legislation register "dfe"',
    ],
    ['a count that is never reached', met('{ count: [a, b], min: 3 }'), 'access/rule.yaml:7:28: only 2 phrases'],
    ['a list with nothing to introduce it', met('{ list: [], min: 3 }'), 'access/rule.yaml:7:14: a list needs phrases'],
    ['a day that is none', met('{ period: { from: 2026-02-30 } }'), 'access/rule.yaml:7:24: there is no such day'],
    [
      'a period that ends before it begins',
      met('{ period: { from: 2026-02-02, to: 2026-01-01 } }'),
      'access/rule.yaml:7:40: the period ends',
    ],
    [
      'a status that waits for itself',
      met('{ status: access, is: [met] }'),
      'access/rule.yaml:7:1: this goes round in a circle: status of access > status of access',
    ],
    [
      'another id than the folder',
      element('id: access', 'id: acces'),
      'access/rule.yaml:2:5: the id is that of the folder: access',
    ],
    [
      'an address without https',
      element('https://', 'http://'),
      'access/rule.yaml:5:38: an address begins with https://',
    ],
    [
      'a field that nothing fills',
      element('It does.', '"It {does}."'),
      'access/rule.yaml:8:18: nothing fills {does}: this message takes none',
    ],
    ['an unfinished text', element('Say so.', 'TODO'), 'access/rule.yaml:9:20: this text is not finished'],
    [
      'a message that is never given',
      element('met: It', 'partial: Half., met: It'),
      'access/rule.yaml:8:22: there is no "partial"',
    ],
    [
      'an answer without a message',
      element('met:', 'partial: { says: b }\nmet:'),
      'access/rule.yaml:9:11: "partial" has no message',
    ],
    [
      'an answer without advice',
      element('met:', 'partial: { says: b }\nmet:'),
      'access/rule.yaml:10:9: "partial" has no advice',
    ],
    [
      'no severity for the rest',
      element('severity: legal', 'severity: [{ severity: legal, when: { says: x } }]'),
      'access/rule.yaml:6:11: the last severity',
    ],
    [
      'a finding that finds nothing',
      finding(/find:.*\n/, ''),
      'slip/rule.yaml:2:1: a finding has find, detect or both',
    ],
    ['a case without a message', finding(/message: '.*?', /, ''), 'slip/rule.yaml:7:8: a case has a message'],
    [
      'a field that no data fills',
      finding('{meant}', '{ment}'),
      'slip/rule.yaml:7:40: nothing fills {ment}: data has quote, meant; did you mean "meant"?',
    ],
    [
      'a rule that is not listed',
      { 'other/rule.yaml': ELEMENT },
      'other/rule.yaml:1:1: "other" is not listed in pack.yaml',
    ],
    ['a file that belongs nowhere', { 'access/rules.yaml': 'a: b' }, 'access/rules.yaml:1:1: no file of this name'],
    ['an unknown register', { 'registers/body.yaml': '[]' }, 'registers/body.yaml:1:1: there is no register "body"'],
    [
      'a row without its source',
      { 'registers/links.yaml': '- { id: a, confidence: known, checkedOn: 2026-11-23 }' },
      'registers/links.yaml:1:3: "source" is missing',
    ],
    [
      'a row twice',
      { 'registers/links.yaml': '- &a { id: a, source: s, confidence: known, checkedOn: 2026-11-23 }\n- *a' },
      'registers/links.yaml:',
    ],
    [
      'a day in a row',
      {
        'registers/links.yaml':
          '- { id: a, source: s, confidence: known, checkedOn: 2026-11-23, inForce: { from: 2026-13-01 } }',
      },
      'registers/links.yaml:1:82: there is no such day',
    ],
    [
      'a vocabulary twice',
      { 'registers/phrases/b.yaml': 'ask: [x]' },
      'registers/phrases/b.yaml:1:1: vocabulary "ask" is also in registers/phrases.yaml',
    ],
    [
      'vocabularies in a circle',
      { 'registers/phrases/b.yaml': 'x: ["a {y}"]\ny: ["{x}", b]' },
      'registers/phrases/b.yaml:2:6: vocabularies go round in a circle: x > y > x',
    ],
    [
      'a fact twice',
      { 'registers/facts/b.yaml': 'health: { says: x }' },
      'registers/facts/b.yaml:1:1: fact "health" is also in registers/facts.yaml',
    ],
    [
      'facts in a circle',
      { 'registers/facts/b.yaml': 'x: { fact: y }\ny: { fact: x }' },
      'registers/facts/b.yaml:1:1: this goes round in a circle: fact x > fact y > fact x',
    ],
    ['no pack', { 'pack.yaml': '' }, 'pack.yaml:1:1: '],
    [
      'a check listed twice',
      { 'pack.yaml': PACK.replace('[slip]', '[slip, access]') },
      'pack.yaml:7:18: "access" is listed twice',
    ],
  ])('%s', (_, files, expected) => {
    const errors = errorsOf({ ...REGISTERS, ...files });
    expect(
      errors.filter((error) => error.startsWith(expected)),
      errors.join('\n'),
    ).toHaveLength(1);
  });

  it('and nothing that only follows from it', () => {
    const rule = met('{ all: [{ says: "{fruit}" }, { fact: health }] }');
    const broken = { 'registers/phrases.yaml': 'fruit: [a', 'registers/facts.yaml': 'health: {' };
    const errors = errorsOf({ ...rule, ...broken });
    expect(errors.map((error) => error.split(':')[0])).toEqual(['registers/facts.yaml', 'registers/phrases.yaml']);
  });

  it('warns of a vocabulary that nothing uses, and of a check without a rule', () => {
    const { warnings } = compile({ 'access/rule.yaml': ELEMENT, 'registers/phrases.yaml': '# A.\nask: [ask]\n' });
    expect(warnings.map(formatProblem)).toEqual([
      'pack.yaml:6:20: there is no erasure/rule.yaml yet',
      'pack.yaml:7:12: there is no slip/rule.yaml yet',
      'registers/phrases.yaml:2:1: nothing uses the vocabulary "ask"',
    ]);
  });
});

describe('where one rule is at fault', () => {
  it('the sound ones are still there to be tried', () => {
    const result = compile({ 'access/rule.yaml': ELEMENT, 'slip/rule.yaml': FINDING.replace('find:', 'fined:') });
    expect(result.ok).toBe(false);
    const ids = (rules: readonly Pick<ElementRule, 'id'>[]) => rules.map(({ id }) => id);
    if (!result.ok) expect([ids(result.sound.elements), ids(result.sound.findings)]).toEqual([['access'], []]);
  });
});
