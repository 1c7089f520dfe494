/** Tries the examples that stand in files of an organisation's own rules. */
import type { FilePlace } from './document';
import { NOTHING_FOUND, type OwnExample, ownExamples } from './own-rules';

/** The status of an element, or the quotes of a finding. */
export type ExampleAnswer = { readonly status: string } | { readonly quotes: readonly string[] };

export interface WrongExample extends FilePlace {
  readonly file: string;
  /** What was answered, and what was expected. */
  readonly message: string;
}

/**
 * @param files that compile, by the name that problems are reported under
 * @param answerTo what the check of the example says of its text
 * @returns how many examples there were, and those that were answered otherwise
 */
export function tryOwnExamples(
  files: ReadonlyMap<string, string>,
  answerTo: (example: OwnExample) => ExampleAnswer,
): { readonly count: number; readonly wrong: readonly WrongExample[] } {
  const examples = [...files].flatMap(([file, text]) => ownExamples(file, text));
  const wrong = examples.flatMap((example) => {
    const answer = inWords(answerTo(example));
    if (answer === example.expect) return [];
    const message = `${example.check} answers ${answer}, not ${example.expect}`;
    return [{ ...example.place, file: example.file, message }];
  });
  return { count: examples.length, wrong };
}

function inWords(answer: ExampleAnswer): string {
  if ('status' in answer) return answer.status;
  return answer.quotes.length === 0 ? NOTHING_FOUND : answer.quotes.map((quote) => `“${quote}”`).join(', ');
}
