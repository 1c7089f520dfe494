/**
 * Compiles rules of an organisation's own beside the shipped pack. Brings the compiler and its YAML library: loaded by
 * pages that take rules in, and by the page that compiles; never by the popup.
 */
import { type AddedRules, NO_ADDED_RULES } from '../../src/engine/added-rules';
import type { Pack } from '../../src/engine/pack';
import { findingsOf, reviewElement } from '../../src/engine/review';
import type { CompiledPack, CompiledRules, FileProblem } from '../../src/platform/rule-pack-store';
import { readText } from '../../src/read/text';
import { compileAddedRules, type RuleProblem } from '../../src/rules/compile';
import { readDocument } from '../../src/rules/document';
import { tryOwnExamples } from '../../src/rules/own-examples';
import { readOwnRules } from '../../src/rules/own-rules';
import { createProblemLog } from '../../src/rules/problem-log';
import type { WantedFile } from './load-packs';

/** The shipped pack, and its vocabularies as they are written. */
export interface ShippedRules {
  readonly pack: Pack;
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
}

/** A file that does not compile is left out, and its problems said: the others count. */
export function compileOwnFiles(
  files: readonly WantedFile[],
  { pack, vocabularies }: ShippedRules,
): Omit<CompiledRules, 'key'> {
  const named = withNames(files);
  const problems = new Map<string, readonly FileProblem[]>();
  let added = NO_ADDED_RULES;
  for (;;) {
    const sound = named.filter(({ name }) => !problems.has(name));
    if (sound.length === 0) break;
    const result = compileAddedRules(pack, vocabularies, new Map(sound.map(({ name, file }) => [name, file.text])));
    if (result.ok) {
      added = result.added;
      break;
    }
    const before = problems.size;
    for (const { name, file } of sound) {
      const own = result.errors.filter((error) => error.file === name);
      if (own.length > 0) problems.set(name, withLines(own, file.text));
    }
    if (problems.size === before) throw new Error('the shipped rules do not compile');
  }
  return { added, packs: named.map(({ name, file }) => entryFor(file, problems.get(name) ?? [], added)) };
}

/** Tries the file's own examples. */
export function triedExamples(
  file: WantedFile,
  pack: Pack,
): { readonly count: number; readonly wrong: readonly FileProblem[] } {
  const { count, wrong } = tryOwnExamples(
    new Map([[file.fileName, file.text]]),
    ({ check, text, kind, nation, asOf }) => {
      const notice = readText(text, { markdown: true });
      const options = { asOf: asOf ?? pack.checkedOn, ...(kind ? { kind } : {}), ...(nation ? { nation } : {}) };
      return pack.elements.some((rule) => rule.id === check)
        ? { status: reviewElement(pack, notice, check, options).status }
        : { quotes: findingsOf(pack, notice, check, options).map(({ quote }) => quote) };
    },
  );
  return { count, wrong: withLines(wrong, file.text) };
}

/** Id, version and title as the file gives them; null where its frame can't be read. */
export function frameOf({ fileName, text }: Pick<WantedFile, 'fileName' | 'text'>): {
  readonly id: string;
  readonly version: string;
  readonly title: string;
} | null {
  const { document } = readDocument(fileName, text);
  const rules = document === undefined ? null : readOwnRules(document, createProblemLog());
  return rules && { id: rules.id, version: rules.version, title: rules.title };
}

function entryFor(file: WantedFile, problems: readonly FileProblem[], added: AddedRules): CompiledPack {
  const { from, fileName, text } = file;
  const { id = '', version = '', title = fileName } = frameOf(file) ?? {};
  const ids = problems.length > 0 ? new Set<string>() : idsIn(fileName, text);
  const checks = [...added.elements, ...added.findings]
    .filter((rule) => ids.has(rule.id))
    .map((rule) => ({
      id: rule.id,
      title: rule.title,
      authority: rule.authority.map(({ cite, url }) => ({ cite, ...(url === undefined ? {} : { url }) })),
    }));
  return { from, fileName, id, version, title, checks, problems };
}

function idsIn(fileName: string, text: string): ReadonlySet<string> {
  const { document } = readDocument(fileName, text);
  const rules = document === undefined ? null : readOwnRules(document, createProblemLog());
  return new Set([...(rules?.elements ?? []), ...(rules?.findings ?? [])].map(({ data }) => String(Object(data).id)));
}

/** Each file under a name of its own. */
function withNames(files: readonly WantedFile[]): readonly { readonly name: string; readonly file: WantedFile }[] {
  const used = new Map<string, number>();
  return files.map((file) => {
    const times = (used.get(file.fileName) ?? 0) + 1;
    used.set(file.fileName, times);
    return { name: times === 1 ? file.fileName : `${file.fileName} (${times})`, file };
  });
}

/** Each with the line it stands in. */
function withLines(problems: readonly Omit<RuleProblem, 'file'>[], text: string): readonly FileProblem[] {
  const lines = text.split(/\r?\n/);
  return problems.map(({ line, column, message }) => ({ line, column, message, excerpt: lines[line - 1] ?? '' }));
}
