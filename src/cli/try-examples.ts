/** Tries the examples that stand in files of an organisation's own rules. */
import type { Pack } from '../engine/pack';
import { findingsOf, reviewElement } from '../engine/review';
import { readText } from '../read/text';
import { formatProblem } from '../rules/document';
import { NOTHING_FOUND, type OwnExample, ownExamples } from '../rules/own-rules';

/**
 * @param pack compiled with these files
 * @param files by the name that problems are reported under
 * @returns how many examples there were, and a line for each that was answered otherwise
 */
export function triedExamples(
  pack: Pack,
  files: ReadonlyMap<string, string>,
): { readonly count: number; readonly wrong: readonly string[] } {
  const examples = [...files].flatMap(([file, text]) => ownExamples(file, text));
  const wrong = examples.flatMap((example) => {
    const answer = answerTo(pack, example);
    if (answer === example.expect) return [];
    const message = `${example.check} answers ${answer}, not ${example.expect}`;
    return [formatProblem({ ...example.place, file: example.file, message })];
  });
  return { count: examples.length, wrong };
}

function answerTo(pack: Pack, { check, text, kind, nation, asOf }: OwnExample): string {
  const notice = readText(text, { markdown: true });
  const options = { asOf: asOf ?? pack.checkedOn, ...(kind ? { kind } : {}), ...(nation ? { nation } : {}) };
  if (pack.elements.some((rule) => rule.id === check)) return reviewElement(pack, notice, check, options).status;
  const quotes = findingsOf(pack, notice, check, options).map(({ quote }) => `“${quote}”`);
  return quotes.length === 0 ? NOTHING_FOUND : quotes.join(', ');
}
