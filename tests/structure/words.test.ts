/** Words that a reader sees or hears stand in the catalogues of strings, in every language; none in a component. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { cy } from '../../src/ui/strings/cy';
import { cyBulk } from '../../src/ui/strings/cy-bulk';
import { cyPages } from '../../src/ui/strings/cy-pages';
import { en } from '../../src/ui/strings/en';
import { enBulk } from '../../src/ui/strings/en-bulk';
import { enPages } from '../../src/ui/strings/en-pages';

/** Attributes that are shown or read out, the properties of our own components among them. */
const SPOKEN =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|note)$/;

const LETTERS = /\p{L}{2}/u;

/** Words that stand in the source itself, where an expression can come to them. */
function literalsOf(node: ts.Expression): readonly string[] {
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap((span) => [...literalsOf(span.expression), span.literal.text]);
    return [node.head.text, ...spans];
  }
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const kind = node.operatorToken.kind;
    const isJoin = kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.BarBarToken;
    const isChoice = kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.QuestionQuestionToken;
    if (isJoin) return [...literalsOf(node.left), ...literalsOf(node.right)];
    if (isChoice) return literalsOf(node.right);
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literalsOf);
  return [];
}

/** Every word of the kind in a component's source. */
function wordsIn(source: string): readonly string[] {
  const file = ts.createSourceFile('component.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const take = (words: readonly string[]) => found.push(...words.filter((text) => LETTERS.test(text)));
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) take([node.text.trim()]);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      take(literalsOf(node.expression));
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText())) {
      const { initializer } = node;
      if (initializer && ts.isStringLiteral(initializer)) take([initializer.text]);
      if (initializer && ts.isJsxExpression(initializer) && initializer.expression) {
        take(literalsOf(initializer.expression));
      }
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'announce') take(node.arguments.flatMap(literalsOf));
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      node.left.getText() === 'document.title'
    ) {
      take(literalsOf(node.right));
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

const components = ['src/ui', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .map((name) => `${folder}/${name}`),
);

describe('no component holds words of its own', () => {
  it.each(components)('%s', (file) => {
    expect(wordsIn(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each([
    ['text', 'const a = <p>Nothing is missing.</p>;', 'Nothing is missing.'],
    ['a name', 'const a = <button aria-label="Close">×</button>;', 'Close'],
    ['a name of an expression', 'const a = <button title={open ? "Close" : words.open} />;', 'Close'],
    ['a template', 'const a = <button title={`Open ${name}`} />;', 'Open '],
    ['an expression', 'const a = <p>{gaps === 0 ? "No gaps" : gaps}</p>;', 'No gaps'],
    ['a choice', 'const a = <p>{late && "Too late"}</p>;', 'Too late'],
    ['what stands for nothing', 'const a = <p>{title || "Untitled"}</p>;', 'Untitled'],
    ['what is read out', 'announce("Done.");', 'Done.'],
    ['a title', 'document.title = "Review";', 'Review'],
  ])('would notice %s', (_, source, words) => {
    expect(wordsIn(source)).toEqual([words]);
  });

  it('lets be what is no words', () => {
    expect(wordsIn('const a = <p class="row" id={`${id}-name`} dir="auto">{" · "}{words.title} ×</p>;')).toEqual([]);
    expect(wordsIn('const a = <p lang={isOpen ? "en" : "cy"} data-kind="quote">{rows.length}</p>;')).toEqual([]);
  });
});

/** Every string of a catalogue by its path; functions are called with figures, and with words for the rest. */
function stringsOf(catalogue: object, path = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const here = `${path}${key}`;
    if (typeof value === 'string') found.set(here, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of stringsOf(value, `${here}.`)) found.set(inner, text);
    }
  }
  return found;
}

describe.each([
  ['the screens', en, cy],
  ['the pages', enPages, cyPages],
  ['the bulk page', enBulk, cyBulk],
] as const)('the Welsh words of %s', (_, english, welsh) => {
  const [ours, theirs] = [stringsOf(english), stringsOf(welsh)];
  /** The same in both: names, and what the reader meets in English. */
  const SAME =
    /^(?:productName|rulesNote|documentFormat\.pdf|export\.json|welcome\.sample|settings\.languages\.(?:en|cy))$/;

  it('are Welsh', () => {
    expect(ours.size).toBeGreaterThan(90);
    const untranslated = [...ours].filter(([key, text]) => theirs.get(key) === text && !SAME.test(key));
    expect(untranslated.map(([key]) => key)).toEqual([]);
  });

  it('have the apostrophes and marks of printed text', () => {
    expect([...theirs.values()].filter((text) => /['"]|\.\.\.| {2}/.test(text) && !text.startsWith('# '))).toEqual([]);
  });

  it('end as the English ones do', () => {
    const end = (text: string) => /[.?…:]$/.exec(text)?.[0] ?? '';
    const other = [...ours].filter(([key, text]) => key !== 'rulesNote' && end(text) !== end(theirs.get(key) ?? ''));
    expect(other.map(([key]) => key)).toEqual([]);
  });
});
