/** Findings that come from what links answered: which outcome makes which finding is data of the pack. */
import { normalise } from '../../notice/normalise';
import type { Link } from '../../notice/notice';
import type { RawFinding, ReviewContext } from '../context';
import type { LinkAnswer } from '../link-answer';
import { type LinkSaying, sayLink } from '../link-words';
import type { FindingRule } from '../pack';
import type { LinkAnswerRegister, LinkOutcomeWords } from '../registers';

/** Key of the messages and suggestions that such findings use: "{sentence}", "{advice}". */
const ANSWERED = 'answered';

/** Links of the notice whose answer makes a finding of this rule. Without answers there are none. */
export function answeredLink(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const register = ctx.pack.registers.linkAnswers;
  const answers = ctx.linkAnswers;
  if (!register || !answers) return [];
  return ctx.notice.links.flatMap((link) => {
    const answer = answers.get(link.href);
    if (!answer || link.control) return [];
    const words = register.outcomes[answer.outcome.code];
    if (words.finding === rule.id) return [raw(link, answer, words, saying(ctx, register, words, answer))];
    return [];
  });
}

/** Links that say http: where https: works, whatever else there is to say of them. */
export function insecureLink(ctx: ReviewContext): readonly RawFinding[] {
  const register = ctx.pack.registers.linkAnswers;
  const answers = ctx.linkAnswers;
  if (!register || !answers) return [];
  return ctx.notice.links.flatMap((link) => {
    const answer = answers.get(link.href);
    if (!answer?.https || link.control) return [];
    const works = register.outcomes[answer.outcome.code].group;
    if (works !== 'works' && works !== 'change') return [];
    const { sentence, advice } = sayLink(register.outcomes.insecure, answer, register, { now: answer.https });
    return [{ ...place(link), variant: ANSWERED, data: { ...dataOf(answer), https: answer.https, sentence, advice } }];
  });
}

/** Links whose text names one edition and whose page another: by the years in both, where the words are the same. */
export function otherEdition(ctx: ReviewContext): readonly RawFinding[] {
  const register = ctx.pack.registers.linkAnswers;
  const answers = ctx.linkAnswers;
  if (!register || !answers) return [];
  return ctx.notice.links.flatMap((link) => {
    const answer = answers.get(link.href);
    if (!answer?.page || link.control) return [];
    const group = register.outcomes[answer.outcome.code].group;
    if (group !== 'works' && group !== 'change') return [];
    const text = ctx.notice.text.slice(link.start, link.end);
    const title = answer.page.heading ?? answer.page.title ?? '';
    const edition = editionMissing(text, title, register);
    if (edition === null) return [];
    const said = sayLink(register.otherEdition, answer, register, { edition, title: title.trim() });
    return [raw(link, answer, register.otherEdition, said)];
  });
}

const YEARS = /\b(?:19|20)\d\d\b/g;

/** The year of the text that the title does not have although it has one and is about the same; else null. */
function editionMissing(text: string, title: string, register: LinkAnswerRegister): string | null {
  const years: readonly string[] = text.match(YEARS) ?? [];
  const others: readonly string[] = title.match(YEARS) ?? [];
  const [year] = years;
  if (year === undefined || years.length > 1 || others.length === 0 || others.includes(year)) return null;
  // "2025/26" on either side is a school year: its first year is what is said.
  if (others.some((other) => Math.abs(Number(other) - Number(year)) === 1) && /\d{4}\s?[/-]\s?\d{2}/.test(title + text))
    return null;
  const common = new Set(register.editions.commonWords);
  const words = (of: string) =>
    new Set(
      (
        normalise(of)
          .text.toLowerCase()
          .match(/[a-z]{3,}/g) ?? []
      ).filter((word) => !common.has(word)),
    );
  const theirs = words(title);
  const shared = [...words(text)].filter((word) => theirs.has(word)).length;
  return shared >= register.editions.least ? year : null;
}

/** A repealed law's page names no successor; the register of legislation may. */
function saying(
  ctx: ReviewContext,
  register: LinkAnswerRegister,
  words: LinkOutcomeWords,
  answer: LinkAnswer,
): LinkSaying {
  if (answer.outcome.code !== 'repealed' || answer.outcome.now !== null) return sayLink(words, answer, register);
  const now = successorOf(ctx, answer.url);
  return sayLink(words, answer, register, now === null ? {} : { now });
}

function successorOf(ctx: ReviewContext, url: string | null): string | null {
  if (url === null) return null;
  const plain = (address: string) => address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/(?:contents)?\/?$/i, '');
  const asked = plain(url);
  const { legislation } = ctx.pack.registers;
  const row = legislation.find((law) => asked === plain(law.url) || asked.startsWith(`${plain(law.url)}/`));
  const next = legislation.find((law) => law.id === row?.replacedBy?.[0]);
  return next ? `${next.url} (${next.shortTitle ?? next.title})` : null;
}

function raw(link: Link, answer: LinkAnswer, words: LinkOutcomeWords, said: LinkSaying): RawFinding {
  return {
    ...place(link),
    variant: ANSWERED,
    ...(words.severity ? { severity: words.severity } : {}),
    ...(said.doubt === null ? {} : { review: said.doubt }),
    data: { ...dataOf(answer), sentence: said.sentence, advice: said.advice ?? '' },
  };
}

const place = ({ start, end }: Link) => ({ start, end });

function dataOf(answer: LinkAnswer): Readonly<Record<string, unknown>> {
  const { outcome } = answer;
  return {
    href: answer.href,
    outcome: outcome.code,
    ...('now' in outcome && outcome.now !== null ? { now: outcome.now } : {}),
    ...(answer.status === null ? {} : { status: answer.status }),
    ...(answer.finalUrl === null ? {} : { finalUrl: answer.finalUrl }),
    ...(answer.hops.length === 0 ? {} : { hops: answer.hops }),
    ...(answer.checkedAt === null ? {} : { checkedAt: answer.checkedAt }),
  };
}
