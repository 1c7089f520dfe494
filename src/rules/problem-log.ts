/** Gathers what is wrong in a rule pack, each with its place. */
import type * as v from 'valibot';
import type { FilePlace, Path, RuleDocument, RuleProblem } from './document';

export interface ProblemLog {
  error(document: RuleDocument, place: FilePlace, message: string): void;
  warning(document: RuleDocument, place: FilePlace, message: string): void;
  /** Adds the complaints of a schema. */
  issues(document: RuleDocument, issues: readonly v.BaseIssue<unknown>[], base?: Path): void;
  add(problems: readonly RuleProblem[]): void;
  /** In the order of files and lines, each once. */
  errors(): readonly RuleProblem[];
  warnings(): readonly RuleProblem[];
  hasErrors(file: string): boolean;
}

export function createProblemLog(): ProblemLog {
  const errors: RuleProblem[] = [];
  const warnings: RuleProblem[] = [];
  const problem = (document: RuleDocument, { line, column }: FilePlace, message: string): RuleProblem => ({
    file: document.file,
    line,
    column,
    message,
  });
  return {
    error: (document, place, message) => void errors.push(problem(document, place, message)),
    warning: (document, place, message) => void warnings.push(problem(document, place, message)),
    issues(document, issues, base = []) {
      for (const issue of issues) {
        const path = [...base, ...(issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))];
        const isUnknownKey = issue.expected === 'never' && path.length > base.length;
        const place = isUnknownKey ? document.placeOfKey(path) : document.placeOf(path);
        errors.push(problem(document, place, issue.message));
      }
    },
    add: (problems) => void errors.push(...problems),
    errors: () => inOrder(errors),
    warnings: () => inOrder(warnings),
    hasErrors: (file) => errors.some((error) => error.file === file),
  };
}

function inOrder(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  const seen = new Map(problems.map((one) => [`${one.file}:${one.line}:${one.column}:${one.message}`, one]));
  return [...seen.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
