/** Tries the examples that stand in files of an organisation's own rules. */
import type { Pack } from '../engine/pack';
import { findingsOf, reviewElement } from '../engine/review';
import { readText } from '../read/text';
import { formatProblem } from '../rules/document';
import { tryOwnExamples } from '../rules/own-examples';

/**
 * @param pack compiled with these files
 * @param files by the name that problems are reported under
 * @returns how many examples there were, and a line for each that was answered otherwise
 */
export function triedExamples(
  pack: Pack,
  files: ReadonlyMap<string, string>,
): { readonly count: number; readonly wrong: readonly string[] } {
  const { count, wrong } = tryOwnExamples(files, ({ check, text, kind, nation, asOf }) => {
    const notice = readText(text, { markdown: true });
    const options = { asOf: asOf ?? pack.checkedOn, ...(kind ? { kind } : {}), ...(nation ? { nation } : {}) };
    return pack.elements.some((rule) => rule.id === check)
      ? { status: reviewElement(pack, notice, check, options).status }
      : { quotes: findingsOf(pack, notice, check, options).map(({ quote }) => quote) };
  });
  return { count, wrong: wrong.map(formatProblem) };
}
