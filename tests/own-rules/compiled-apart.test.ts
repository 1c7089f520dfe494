/** Own rules as the extension keeps them: what they answer is what the command line answers with `--rules`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileOwnFiles, frameOf, triedExamples } from '../../entrypoints/shared/compile-packs';
import type { WantedFile } from '../../entrypoints/shared/load-packs';
import { withAddedRules } from '../../src/engine/added-rules';
import { reviewNotices } from '../../src/engine/review-parts';
import { readText } from '../../src/read/text';
import { vocabulariesOf } from '../../src/rules/compile';
import { loadPack, loadPackWith, loadRuleFiles } from '../../src/rules/load';

const TRUST = readFileSync('tests/fixtures/own-rules/five-oaks-trust.yaml', 'utf8');
const EXAMPLE = readFileSync('entrypoints/options/example-rules.yaml', 'utf8');
const vocabularies = vocabulariesOf(loadRuleFiles());
const file = (fileName: string, text: string): WantedFile => ({ from: 'reader', fileName, text });

const NOTICE = `# Privacy notice for pupils

Maple Bank School is part of Five Oaks Learning Trust, once Four Elms Academies. Five Oaks Trust is the data controller.
We use personal data about pupils to teach them. Our Data Protection Officer is Mr Alder, alder@elsewhere.example.org.
Staff use AI. You have the right to ask for a copy of your data.`;

describe('own rules, compiled apart', () => {
  it('answer as on the command line, to the byte', async () => {
    const pack = await loadPack();
    const { added, packs } = compileOwnFiles([file('five-oaks-trust.yaml', TRUST), file('example.yaml', EXAMPLE)], {
      pack,
      vocabularies,
    });
    expect(packs.map(({ id, version, title, problems }) => ({ id, version, title, problems }))).toEqual([
      { id: 'five-oaks-trust', version: '2026.11.0', title: 'five-oaks-trust', problems: [] },
      { id: 'our-trust', version: '2026.11.0', title: "Our trust's rules", problems: [] },
    ]);
    expect(packs[0]?.checks.map(({ id }) => id)).toEqual([
      'five-oaks-controller',
      'five-oaks-officer',
      'five-oaks-retention-link',
      'five-oaks-ai-paragraph',
      'five-oaks-old-name',
    ]);
    expect(packs[0]?.checks[0]?.authority).toEqual([{ cite: 'Five Oaks data protection policy, paragraph 2' }]);

    const commandLine = await loadPackWith(
      new Map([
        ['tests/fixtures/own-rules/five-oaks-trust.yaml', TRUST],
        ['example.yaml', EXAMPLE],
      ]),
    );
    if (!commandLine.ok) throw new Error(commandLine.problems.join('\n'));
    // As it comes back from the browser's storage.
    const kept = withAddedRules(pack, JSON.parse(JSON.stringify(added)));
    const source = { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) } as const;
    const notice = readText(NOTICE, { markdown: true });
    const [here, there] = [kept, commandLine.pack].map((one) =>
      JSON.stringify(reviewNotices({ notice, pack: one, asOf: '2026-11-23', toolVersion: '1', source })),
    );
    expect(here).toBe(there);
    const [report] = JSON.parse(here ?? '[]');
    expect(report.tool.rulePacks.map(({ id }: { id: string }) => id)).toEqual([
      pack.id,
      'five-oaks-trust',
      'our-trust',
    ]);
    const answers = report.elements.map(({ check, status }: { check: string; status: string }) => [check, status]);
    expect(answers).toContainEqual(['five-oaks-controller', 'met']);
    expect(answers).toContainEqual(['five-oaks-officer', 'partial']);
    expect(answers).toContainEqual(['five-oaks-ai-paragraph', 'missing']);
    expect(report.findings.map(({ check }: { check: string }) => check)).toContain('five-oaks-old-name');
  });

  it('leave a file out that does not compile, say where, and keep the others', async () => {
    const pack = await loadPack();
    const broken = EXAMPLE.replace('[Our Learning Trust, Our Trust]', '[Our ( Trust]');
    const { added, packs } = compileOwnFiles([file('rules.yaml', broken), file('rules.yaml', TRUST)], {
      pack,
      vocabularies,
    });
    expect(packs[0]?.problems[0]).toMatchObject({ line: 9, excerpt: '  our-name: [Our ( Trust]' });
    expect(packs[0]?.checks).toEqual([]);
    expect(packs[1]?.problems).toEqual([]);
    expect(added.additions).toEqual([{ id: 'five-oaks-trust', version: '2026.11.0' }]);
  });

  it('blame the newcomer where two clash, and say so of a file that is no rules at all', async () => {
    const pack = await loadPack();
    const { packs } = compileOwnFiles([file('a.yaml', EXAMPLE), file('b.yaml', EXAMPLE), file('c.yaml', 'a: [')], {
      pack,
      vocabularies,
    });
    expect(packs.map(({ problems }) => problems.length > 0)).toEqual([false, true, true]);
    expect(packs[1]?.problems[0]?.message).toContain('"our-trust" are there twice');
    expect(packs[2]).toMatchObject({ id: '', version: '', title: 'c.yaml' });
  });

  it('try their examples', async () => {
    const pack = await loadPack();
    const wrong = EXAMPLE.replace('met: [Our Learning Trust is the data controller.]', 'met: [The school is.]');
    const tried = (text: string) => {
      const { added } = compileOwnFiles([file('a.yaml', text)], { pack, vocabularies });
      return triedExamples(file('a.yaml', text), withAddedRules(pack, added));
    };
    expect(tried(EXAMPLE)).toEqual({ count: 6, wrong: [] });
    expect(tried(wrong)).toMatchObject({
      count: 6,
      wrong: [{ line: 39, message: 'our-controller answers missing, not met', excerpt: '      met: [The school is.]' }],
    });
    expect(frameOf({ fileName: 'a.yaml', text: EXAMPLE })).toEqual({
      id: 'our-trust',
      title: "Our trust's rules",
      version: '2026.11.0',
    });
  });
});
