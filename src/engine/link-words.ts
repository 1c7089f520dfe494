/** What is said of a link's answer: the pack's sentences, filled. */
import type { LinkAnswer } from './link-answer';
import type { LinkAnswerRegister, LinkGroup, LinkOutcomeWords } from './registers';

export interface LinkSaying {
  readonly group: LinkGroup;
  readonly sentence: string;
  readonly advice: string | null;
  /** Why a person has to look; null: the outcome is definite. */
  readonly doubt: string | null;
}

/** @param extra fields that the sentences may name beside the answer's own */
export function sayLink(
  words: LinkOutcomeWords,
  answer: LinkAnswer,
  register: LinkAnswerRegister,
  extra: Readonly<Record<string, string>> = {},
): LinkSaying {
  const { code: _, ...own } = answer.outcome;
  const values: Readonly<Record<string, unknown>> = {
    url: answer.url ?? answer.href.replace(/^(?:mailto|tel):/i, ''),
    status: answer.status,
    host: hostOf(answer.outcome.code === 'moved-home' ? (answer.finalUrl ?? answer.url) : (answer.url ?? answer.href)),
    ...own,
    ...extra,
  };
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_match, name: string) => {
      const value = values[name];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      return name === 'now' ? register.noSuccessor : '';
    });
  return {
    group: words.group,
    sentence: fill(words.says),
    advice: words.advice === undefined ? null : fill(words.advice),
    doubt: words.doubt === undefined ? null : fill(words.doubt),
  };
}

/** The host of a web address, or what follows the @ of an email address; the text itself where it has neither. */
function hostOf(address: string | null): string {
  if (address === null) return '';
  const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address)?.[1];
  return (
    host ??
    address
      .replace(/^mailto:/i, '')
      .replace(/[?#].*$/s, '')
      .split('@')
      .at(-1) ??
    address
  );
}
