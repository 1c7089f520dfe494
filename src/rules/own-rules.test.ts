/** Rules of an organisation's own, in one file beside the pack. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withAddedRules } from '../engine/added-rules';
import { reviewNotice } from '../engine/review';
import { readText } from '../read/text';
import { compileAddedRules, formatProblem, vocabulariesOf } from './compile';
import { loadPack, loadPackWith, loadRuleFiles } from './load';
import { NOTHING_FOUND, ownExamples } from './own-rules';

const RULE = `
  - id: own-check
    title: Own
    question: Is it said?
    authority: [{ cite: Our policy }]
    severity: advice
    met: { says: purple elephant }
    messages: { met: It is., missing: It is not. }
    advice: { missing: Say so. }
`;
const FILE = `id: our-trust\nversion: "2026.11.0"\nelements:${RULE}`;
const files = loadRuleFiles();

const vocabularies = vocabulariesOf(files);
const shipped = loadPack();

async function compiled(...texts: readonly string[]) {
  return compileAddedRules(
    await shipped,
    vocabularies,
    new Map(texts.map((text, at) => [`own${at || ''}.yaml`, text])),
  );
}

async function errorsOf(text: string): Promise<readonly string[]> {
  const result = await compiled(text);
  return result.ok ? [] : result.errors.map(formatProblem);
}

describe('rules of an own', () => {
  it('stand behind the pack, which stays as it was', async () => {
    const pack = await loadPack();
    const loaded = await loadPackWith(new Map([['own.yaml', FILE]]));
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
    expect(loaded.pack.additions).toEqual([{ id: 'our-trust', version: '2026.11.0' }]);
    expect(loaded.pack.elements.map((rule) => rule.id)).toEqual([...pack.elements.map((rule) => rule.id), 'own-check']);
    expect(loaded.pack.findings.map((rule) => rule.id)).toEqual(pack.findings.map((rule) => rule.id));

    const text =
      '# Privacy notice for pupils\n\nMaple Bank School uses personal data about pupils to teach them. The data controller is the school. You have the right of access to your data. A purple elephant reads it.';
    const notice = readText(text, { markdown: true });
    const source = { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) } as const;
    const review = (one: typeof pack) =>
      reviewNotice({ notice, pack: one, asOf: '2026-11-23', toolVersion: '1', source });
    const [plain, own] = [review(pack), review(loaded.pack)];
    expect(own.elements.slice(0, -1)).toEqual(plain.elements);
    expect(own.findings).toEqual(plain.findings);
    expect(own.elements.at(-1)).toMatchObject({ check: 'own-check', status: 'met' });
    expect(own.tool.rulePacks).toEqual([...plain.tool.rulePacks, { id: 'our-trust', version: '2026.11.0' }]);
  });

  it.each([
    ['a phrase', FILE.replace('purple elephant', 'purple ('), 'own.yaml:9:26: an empty alternative'],
    ['an unknown key', FILE.replace('title: Own', 'titel: Own'), 'own.yaml:5:5: unknown key "titel"'],
    ['a missing key', FILE.replace('    question: Is it said?\n', ''), 'own.yaml:4:5: "question" is missing'],
    [
      'an unknown vocabulary',
      FILE.replace('purple elephant', '"{elephants}"'),
      'own.yaml:9:19: there is no vocabulary',
    ],
    ['an id of the pack', FILE.replace('own-check', 'retention'), 'own.yaml:4:9: there is a check "retention" already'],
    ['an id given twice', `${FILE}${RULE.replace(/^\n/, '')}`, 'own.yaml:12:9: there is a check "own-check" already'],
    ['the frame', FILE.replace('"2026.11.0"', 'one'), 'own.yaml:2:10: a version is "2026.11.0"'],
    ['no rules', 'id: our-trust\nversion: "2026.11.0"\n', 'own.yaml:1:1: the file has no rules'],
    ['YAML', `${FILE}  - [`, 'own.yaml:'],
    [
      'a text too short to be held to its words',
      FILE.replace('says: purple', 'verbatim: purple'),
      'own.yaml:9:22: fewer than',
    ],
  ])('says where it is wrong: %s', async (_, text, start) => {
    expect((await errorsOf(text)).join('\n')).toContain(start);
  });

  it('can be kept apart from the pack, and joined to it again', async () => {
    const pack = await shipped;
    const trust = readFileSync('tests/fixtures/own-rules/five-oaks-trust.yaml', 'utf8');
    const other = `${FILE.replace('purple elephant', '"{photo-words} .. elephant"')}facts: { elephants: { says: elephant } }\n`;
    const apart = await compiled(trust, other);
    if (!apart.ok) throw new Error('the rules do not compile');
    const { added } = apart;
    expect(added.patterns.length).toBeGreaterThan(5);
    expect(added.patterns.length).toBeLessThan(100);
    expect(Object.keys(added.facts)).toEqual(['elephants']);
    const joined = withAddedRules(pack, JSON.parse(JSON.stringify(added)));
    const loaded = await loadPackWith(
      new Map([
        ['trust.yaml', trust],
        ['own.yaml', other],
      ]),
    );
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
    const listed = (one: typeof pack) => Array.from({ length: one.patterns.length }, (_, id) => one.patterns.at(id));
    expect(listed(joined).slice(0, pack.patterns.length)).toEqual(listed(pack));
    expect(listed(joined)).toEqual(listed(loaded.pack));
    expect({ ...joined, patterns: null }).toEqual({ ...loaded.pack, patterns: null });
  });

  it('are warned of a vocabulary that nothing uses, not of the pack’s', async () => {
    const { warnings } = await compiled(`${FILE}phrases: { spare: [a spare word] }\n`);
    expect(warnings.map(formatProblem)).toEqual(['own.yaml:12:12: nothing uses the vocabulary "spare"']);
  });

  it('may use the vocabularies of the pack', async () => {
    expect(await errorsOf(FILE.replace('purple elephant', '"{photo-words} .. elephant"'))).toEqual([]);
  });

  it('carry examples, as many as one likes', async () => {
    const file = `${FILE}    examples: { met: [A purple elephant.], traps: [{ text: A grey one., expect: missing, why: grey }] }
findings:
  - id: own-slip
    title: Slip
    question: A slip?
    authority: [{ cite: Our policy }]
    severity: advice
    find: [{ says: pink elephant, message: Not pink. }]
    examples: { found: [{ text: A pink elephant., quote: pink elephant }], notFound: [{ text: Grey., why: grey }] }
`;
    expect(await errorsOf(file)).toEqual([]);
    expect(
      ownExamples('own.yaml', file).map(({ check, expect: answer, place }) => [check, answer, place.line]),
    ).toEqual([
      ['own-check', 'met', 12],
      ['own-check', 'missing', 12],
      ['own-slip', '“pink elephant”', 20],
      ['own-slip', NOTHING_FOUND, 20],
    ]);
  });
});
