/** The examples of every rule, as tests: `npx vitest run src/rules/examples.test.ts -t right-of-access` runs one rule's. */
import { describe, expect, it } from 'vitest';
import type { ElementRule, Pack } from '../engine/pack';
import type { Finding } from '../engine/report';
import { explainElement, findingsOf, reviewElement } from '../engine/review';
import { readText } from '../read/text';
import { compilePack, formatProblem } from './compile';
import { type Example, type ExampleDemand, inFull, linkAnswersOf, readExamples } from './examples';
import { loadRuleFiles } from './load';
import type { ElementExamples, FindingExamples } from './schema';

const AS_OF = '2026-11-23';

const files = loadRuleFiles();
const result = compilePack(files);
// A fault in one rule fails that rule's tests, not everybody's.
const pack: Pack = result.ok ? result.pack : result.sound;
const errors = result.ok ? [] : result.errors;
const folders = [...files.keys()].flatMap((path) => /^([^/]+)\/rule\.yaml$/.exec(path)?.[1] ?? []);

describe.each(folders)('%s', (id) => {
  const element = pack.elements.find((rule) => rule.id === id);
  const finding = pack.findings.find((rule) => rule.id === id);
  const own = errors.filter(({ file }) => file.startsWith(`${id}/`)).map(formatProblem);
  const text = files.get(`${id}/examples.yaml`);
  const { examples, problems } =
    text === undefined || (element ?? finding) === undefined
      ? { problems: [] }
      : readExamples(id, text, demandOf(element));

  it(`${id} compiles and has sound examples`, () => {
    expect(own).toEqual([]);
    expect(element ?? finding).toBeDefined();
    expect(text, 'there is no examples.yaml').toBeDefined();
    expect(problems.map(formatProblem)).toEqual([]);
  });
  if (examples === undefined) return;
  if (examples.kind === 'element') elementTests(id, examples.examples);
  else findingTests(id, examples.examples);
});

function demandOf(element: ElementRule | undefined): ExampleDemand {
  if (element === undefined) return { kind: 'finding' };
  return {
    kind: 'element',
    hasPartial: element.partial !== undefined,
    hasConditions: element.applies !== undefined,
  };
}

function elementTests(id: string, examples: ElementExamples): void {
  for (const status of ['met', 'partial', 'missing', 'not-applicable'] as const) {
    for (const [position, written] of (examples[status] ?? []).entries()) {
      it(`${id} ${status} ${position + 1}`, () => expectStatus(id, inFull(written), status));
    }
  }
  for (const [position, trap] of examples.traps.entries()) {
    it(`${id} traps ${position + 1}: ${trap.why}`, () => expectStatus(id, trap, trap.expect));
  }
}

function expectStatus(id: string, example: Example & { readonly evidence?: string }, status: string): void {
  const notice = readText(example.text, { markdown: true });
  const options = { asOf: AS_OF, ...example };
  const answer = reviewElement(pack, notice, id, options);
  if (answer.status !== status) {
    expect.fail(
      [`${answer.status}, not ${status}:`, notice.text, '', ...explainElement(pack, notice, id, options)].join('\n'),
    );
  }
  for (const { quote, start, end } of answer.evidence) expect(notice.text.slice(start, end)).toBe(quote);
  if (status === 'met' || status === 'partial') expect(answer.evidence, 'no evidence is quoted').not.toEqual([]);
  if (example.evidence !== undefined) {
    const quotes = answer.evidence.map(({ quote }) => quote).join('\n');
    expect(quotes.toLowerCase()).toContain(example.evidence.toLowerCase());
  }
}

function findingTests(id: string, examples: FindingExamples): void {
  for (const [position, example] of examples.found.entries()) {
    it(`${id} found ${position + 1}`, () => {
      const found = findingsIn(id, example);
      expect(found.map(({ quote }) => quote)).toEqual([example.quote].flat());
      if (example.data !== undefined) expect(found[0]?.data).toMatchObject(example.data);
    });
  }
  for (const [position, example] of examples.notFound.entries()) {
    it(`${id} notFound ${position + 1}: ${example.why}`, () => {
      expect(findingsIn(id, example).map(({ quote }) => quote)).toEqual([]);
    });
  }
}

function findingsIn(id: string, example: Example): readonly Finding[] {
  const notice = readText(example.text, { markdown: true });
  return findingsOf(pack, notice, id, { asOf: AS_OF, ...example, linkAnswers: linkAnswersOf(example) });
}
