/** The rule pack as a whole: it compiles, every check has its rule with examples, and what is generated is up to date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPair, parseDocument, visit } from 'yaml';
import { withCatalogue } from './catalogue';
import { compilePack, formatProblem } from './compile';
import { editorSchemas } from './editor-schema';
import { loadRuleFiles, RULES_DIR } from './load';
import { openQuantifierIn } from './redos';
import { EXPR_KEYS } from './schema';

const files = loadRuleFiles();
const result = compilePack(files);
const pack = result.ok ? result.pack : result.sound;
const readme = readFileSync(join(RULES_DIR, 'README.md'), 'utf8');

describe('the rule pack', () => {
  it('compiles', () => {
    expect((result.ok ? [] : result.errors).map(formatProblem)).toEqual([]);
  });

  it('has no vocabulary that nothing uses', () => {
    const unused = result.warnings.filter(({ file }) => file.startsWith('registers/'));
    expect(unused.map(formatProblem)).toEqual([]);
  });

  it('has examples beside every rule', () => {
    const folders = [...files.keys()].flatMap((path) => /^([^/]+)\/rule\.yaml$/.exec(path)?.[1] ?? []);
    expect(folders.filter((id) => !files.has(`${id}/examples.yaml`))).toEqual([]);
  });

  it('tells every check apart: no id, title, question or message of an element twice', () => {
    const rules = [...pack.elements, ...pack.findings];
    const twice = (texts: readonly (string | undefined)[]) =>
      texts.filter((text, position) => text !== undefined && texts.indexOf(text) < position);
    expect(twice(rules.map(({ id }) => id))).toEqual([]);
    expect(twice(rules.map(({ title }) => title))).toEqual([]);
    expect(twice(rules.map(({ question }) => question))).toEqual([]);
    for (const answer of ['met', 'partial', 'missing'] as const) {
      expect(twice(pack.elements.map(({ messages }) => messages[answer]))).toEqual([]);
    }
  });

  it('writes quotation marks and apostrophes of one kind, the curly one, in all that people read', () => {
    const texts = [...files].flatMap(([file, text]) => proseOf(file, text));
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter((text) => /['"`‛‟]/.test(text.replaceAll(/`[^`]*`/g, '')))).toEqual([]);
  });

  it('has no regular expression with an open end', () => {
    const open = result.rawExpressions.filter(({ source }) => openQuantifierIn(source) !== undefined);
    expect(open.map(formatProblemOf)).toEqual([]);
  });
});

/** Keys of rules and registers whose texts are shown as they stand. Titles of laws and names of bodies are their owners'. */
const PROSE =
  /(?:^|\.)(?:messages|advice|suggestions|question|limits|message|suggestion|reason|review|happened|doubt|was|notForSchools|replacedNote)(?:\.[\w-]+)?$/;
const PROSE_OF_RULES = /^title$/;
const PROSE_OF_LINK_ANSWERS = /(?:^|\.)says$/;
const PROSE_OF_BODIES = /(?:^|\.)now$/;
const PROSE_OF_CONTACTS = /(?:^|\.)body$/;

function isProse(file: string, place: string): boolean {
  if (PROSE.test(place)) return true;
  if (file.endsWith('/rule.yaml')) return PROSE_OF_RULES.test(place);
  if (file === 'registers/link-answers.yaml') return PROSE_OF_LINK_ANSWERS.test(place);
  if (file === 'registers/contacts.yaml') return PROSE_OF_CONTACTS.test(place);
  return file === 'registers/bodies.yaml' && PROSE_OF_BODIES.test(place);
}

function proseOf(file: string, text: string): readonly string[] {
  if (!file.endsWith('.yaml') || file.endsWith('/examples.yaml')) return [];
  const found: string[] = [];
  visit(parseDocument(text), {
    Scalar(key, { value }, path) {
      if (key === 'key' || typeof value !== 'string') return;
      if (isProse(file, path.flatMap((node) => (isPair(node) ? [String(node.key)] : [])).join('.'))) found.push(value);
    },
  });
  return found;
}

function formatProblemOf({ source, ...place }: (typeof result.rawExpressions)[number]): string {
  return formatProblem({ ...place, message: source });
}

describe('rules/README.md', () => {
  it('has the table of the checks as they are (npm run rules:docs)', () => {
    expect(readme === withCatalogue(readme, pack)).toBe(true);
  });

  it('explains every key of an expression', () => {
    expect(EXPR_KEYS.filter((key) => !new RegExp(`(?:^|[{ ])${key}:`, 'm').test(readme))).toEqual([]);
  });
});

describe('the schemas for editors', () => {
  it.each([...editorSchemas()])('%s is the compiler’s (npm run rules:schema)', (file, text) => {
    expect(readFileSync(join(RULES_DIR, file), 'utf8') === text).toBe(true);
  });

  it('are named by every rule and examples file', () => {
    const unnamed = [...files].filter(
      ([path, text]) =>
        /\/(?:rule|examples)\.yaml$/.test(path) &&
        !/^# yaml-language-server: \$schema=\.\.\/\w+\.schema\.json$/m.test(text),
    );
    expect(unnamed.map(([path]) => path)).toEqual([]);
  });
});
