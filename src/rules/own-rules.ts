/** Rules of an organisation's own (a trust's, say), in one file beside the pack: its parts, each as a document of its own. */
import * as v from 'valibot';
import { type FilePlace, partOf, type RuleDocument, readDocument } from './document';
import { inFull } from './examples';
import { createProblemLog, type ProblemLog } from './problem-log';
import { ownElementRule, ownFindingRule, ownRulesFile } from './schema';

export interface OwnRules {
  readonly id: string;
  /** What people call them; the id where the file gives none. */
  readonly title: string;
  readonly version: string;
  /** Vocabularies by name, or null where the file has none. */
  readonly phrases: RuleDocument | null;
  readonly facts: RuleDocument | null;
  readonly elements: readonly RuleDocument[];
  readonly findings: readonly RuleDocument[];
}

/** Takes a file apart. What is wrong with its frame goes to the log, and then there is nothing. */
export function readOwnRules(document: RuleDocument, log: ProblemLog): OwnRules | null {
  const parsed = v.safeParse(ownRulesFile, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return null;
  }
  const { id, title = id, version, phrases, facts, elements, findings } = parsed.output;
  if ((elements ?? []).length + (findings ?? []).length === 0) {
    log.error(document, { line: 1, column: 1 }, 'the file has no rules: list them under "elements" or "findings"');
    return null;
  }
  const parts = (key: 'elements' | 'findings', rules: readonly unknown[] | undefined) =>
    (rules ?? []).map((_, at) => partOf(document, [key, at]));
  return {
    id,
    title,
    version,
    phrases: phrases === undefined ? null : partOf(document, ['phrases']),
    facts: facts === undefined ? null : partOf(document, ['facts']),
    elements: parts('elements', elements),
    findings: parts('findings', findings),
  };
}

/** The answer of a finding where there is none. */
export const NOTHING_FOUND = 'nothing found';

/** An example that stands in the file with its rule. */
export interface OwnExample extends ReturnType<typeof inFull> {
  readonly check: string;
  readonly file: string;
  readonly place: FilePlace;
  /** An element's status; a finding's quotes, each in quotation marks and joined by commas, or `NOTHING_FOUND`. */
  readonly expect: string;
}

/** The examples of a file that compiles, in its order. */
export function ownExamples(file: string, text: string): readonly OwnExample[] {
  const { document } = readDocument(file, text);
  const rules = document === undefined ? null : readOwnRules(document, createProblemLog());
  if (rules === null) return [];
  const elements = rules.elements.flatMap((rule) => {
    const parsed = v.safeParse(ownElementRule, rule.data);
    if (!parsed.success) return [];
    const { id, examples = {} } = parsed.output;
    const { traps = [], ...byStatus } = examples;
    const placed = (group: string, at: number) => ({ check: id, file, place: rule.placeOf(['examples', group, at]) });
    return [
      ...Object.entries(byStatus).flatMap(([status, list]) =>
        (list ?? []).map((one, at) => ({ ...inFull(one), ...placed(status, at), expect: status })),
      ),
      ...traps.map((trap, at) => ({ ...trap, ...placed('traps', at) })),
    ];
  });
  const findings = rules.findings.flatMap((rule) => {
    const parsed = v.safeParse(ownFindingRule, rule.data);
    if (!parsed.success) return [];
    const { id, examples = {} } = parsed.output;
    const placed = (group: string, at: number) => ({ check: id, file, place: rule.placeOf(['examples', group, at]) });
    return [
      ...(examples.found ?? []).map((one, at) => ({
        ...one,
        ...placed('found', at),
        expect: [one.quote]
          .flat()
          .map((quote) => `“${quote}”`)
          .join(', '),
      })),
      ...(examples.notFound ?? []).map((one, at) => ({ ...one, ...placed('notFound', at), expect: NOTHING_FOUND })),
    ];
  });
  return [...elements, ...findings];
}
