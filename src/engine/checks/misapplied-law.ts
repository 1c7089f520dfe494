/** Finds provisions that are real but give a school no such duty or power, and provisions that are law no more. */
import type { Citation, Provision } from '../citations/citation';
import { citationInWords, dayInWords } from '../citations/law-names';
import { provisionsAt } from '../citations/provisions';
import { tokenise } from '../citations/tokens';
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import type { LegislationRow, ProvisionRow, RightsRow } from '../registers';
import { wordsOf } from '../words';
import { isHistory, saidWith } from './citation-history';
import { textsOf } from './settings';

/**
 * Settings of the rule: the history phrases of `citation-history`; `boundElsewherePhrases`, words by which the notice
 * itself says that the provision binds somebody else ("the local authority makes the return that ... requires");
 * `claimPhrases`, words near a citation by which the notice says that it binds or empowers the school ("we have a duty"),
 * and `notClaimedPhrases`, words of the sentence by which it says less ("we must help with", "as defined in");
 * `councilPhrases`, names of bodies that such law does bind;
 * `rightNamePhrases` and `rightArticles`, rights by name and the Article that gives each;
 * `rightUnderPhrases`, words right before a citation that name it as giving a right ("the right of access under").
 */
export function misappliedLaw(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const laws = new Map(ctx.pack.registers.legislation.map((row) => [row.id, row]));
  const findings: RawFinding[] = [];
  for (const citation of ctx.citations()) {
    const row = citation.id === null ? undefined : laws.get(citation.id);
    if (!row || (!row.provisions && !row.rights) || isHistory(ctx, rule, citation)) continue;
    if (row.rights && isRightElsewhere(ctx, rule, citation, row.rights)) {
      findings.push(rightFinding(row, row.rights, citation));
      continue;
    }
    const meant = row.rights && articleOfRight(ctx, rule, citation);
    if (row.rights && meant) {
      const usual = `Article ${meant} gives the right that is named`;
      findings.push(rightFinding(row, { ...row.rights, why: 'that Article gives another right', usual }, citation));
      continue;
    }
    const known = row.provisions?.find((one) => cites(citation, one) && isWrongOn(one, ctx.asOf));
    if (!known || (known.whereClaimed && !isClaimed(ctx, rule, citation))) continue;
    const sentence = ctx.index.statements[citation.statement]?.text ?? '';
    if (known.whereSaidWith && !hasWord(sentence, known.whereSaidWith)) continue;
    if (known.whereGivenBy && !hasWord(`${ctx.organisation ?? ''}; ${sentence}`, known.whereGivenBy)) continue;
    // A council gives the notice, and the law binds councils.
    if (known.notForSchools && ctx.organisation !== null && isCouncil(ctx, rule, ctx.organisation)) continue;
    if (known.notForSchools && saidWith(ctx, rule, 'boundElsewherePhrases', citation)) continue;
    findings.push(findingOf(row, known, citation));
  }
  return findings;
}

function hasWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => new RegExp(`\\b${word}`, 'i').test(text));
}

function isCouncil(ctx: ReviewContext, rule: FindingRule, organisation: string): boolean {
  return (rule.detect?.patterns.councilPhrases ?? []).some((pattern) => ctx.matcher.matches(pattern, organisation));
}

/** Words that may stand between the claim and the citation, before it and behind it. */
const CLAIM_BEFORE = 16;
const CLAIM_BEHIND = 8;

/** "The school is under a duty to make enquiries under section ...", "section ... obliges us to": the school's own, it says. */
function isClaimed(ctx: ReviewContext, rule: FindingRule, citation: Citation): boolean {
  if (saidWith(ctx, rule, 'notClaimedPhrases', citation)) return false;
  const wordsIn = (from: number, to: number) => {
    const between = ctx.notice.text.slice(from, to);
    return between.includes(';') ? Number.POSITIVE_INFINITY : wordsOf(between).length;
  };
  return (rule.detect?.patterns.claimPhrases ?? []).some((pattern) =>
    ctx.matcher
      .hitsIn(pattern, citation.statement)
      .some(
        (hit) =>
          (hit.end <= citation.start && wordsIn(hit.end, citation.start) <= CLAIM_BEFORE) ||
          (hit.start >= citation.end && wordsIn(citation.end, hit.start) <= CLAIM_BEHIND),
      ),
  );
}

/** "The right to see your data under Article 24": named as giving a right, and it gives none. */
function isRightElsewhere(ctx: ReviewContext, rule: FindingRule, citation: Citation, rights: RightsRow): boolean {
  const [first] = citation.provisions;
  if (citation.provisions.length !== 1 || first?.unit !== 'article' || first.through !== undefined) return false;
  if (rights.numbers.includes(first.number)) return false;
  const phrases = rule.detect?.patterns.rightUnderPhrases ?? [];
  return phrases.some((pattern) =>
    ctx.matcher
      .hitsIn(pattern, citation.statement)
      .some(({ end }) => end <= citation.start && !/[\p{L}\p{N}.;]/u.test(ctx.notice.text.slice(end, citation.start))),
  );
}

/** What may stand between a right's name and the Article that gives it. */
const GIVEN_BY =
  /^[\s,(]{0,2}(?:(?:is |as )?(?:given |granted |set out )?(?:under|in|by|per|at) )?(?:the )?[\s(]{0,2}$/;

/** "The right of access under Article 16": the Article that does give the right, where the cited one gives another. */
function articleOfRight(ctx: ReviewContext, rule: FindingRule, citation: Citation): string | null {
  const articles = textsOf(rule.detect?.settings.rightArticles);
  const [first] = citation.provisions;
  if (citation.provisions.length !== 1 || first?.unit !== 'article' || first.through !== undefined) return null;
  if (!articles.includes(first.number)) return null;
  const named = (rule.detect?.patterns.rightNamePhrases ?? []).flatMap((pattern, nth) =>
    ctx.matcher
      .hitsIn(pattern, citation.statement)
      .filter(({ end }) => end <= citation.start && GIVEN_BY.test(ctx.notice.text.slice(end, citation.start)))
      .map(() => articles[nth] ?? ''),
  );
  return named.length > 0 && !named.includes(first.number) ? (named[0] ?? null) : null;
}

function rightFinding(row: LegislationRow, rights: RightsRow, citation: Citation): RawFinding {
  const provision = citationInWords(row, citation.provisions);
  return {
    start: citation.start,
    end: citation.end,
    variant: 'not-for-schools',
    authority: [{ cite: provision, url: row.url }],
    data: {
      provision: `${provision.charAt(0).toUpperCase()}${provision.slice(1)}`,
      why: rights.why,
      usual: rights.usual,
    },
  };
}

function isWrongOn(known: ProvisionRow, asOf: string): boolean {
  return known.omittedFrom !== undefined ? known.omittedFrom <= asOf : known.notForSchools !== undefined;
}

/** A range that runs over the provision ("Articles 15 to 22") does not single it out. */
function cites(citation: Citation, known: ProvisionRow): boolean {
  const wanted = provisionOf(known);
  return citation.provisions.some(
    (one) =>
      one.unit !== 'schedule' &&
      one.number === wanted?.number &&
      one.through === undefined &&
      (wanted.paragraph === undefined || one.paragraph === wanted.paragraph) &&
      (wanted.point === undefined || one.point === wanted.point),
  );
}

const read = new WeakMap<ProvisionRow, { readonly provision: Provision | undefined }>();

/** "article 14(5)(b)" of the register, read as a notice's would be; once, since each citation is held against it. */
function provisionOf(row: ProvisionRow): Provision | undefined {
  const known = read.get(row) ?? { provision: provisionsAt(tokenise(row.at), 0)?.provisions[0] };
  read.set(row, known);
  return known.provision;
}

function findingOf(row: LegislationRow, known: ProvisionRow, citation: Citation): RawFinding {
  const wanted = provisionOf(known);
  const provision = citationInWords(row, wanted ? [wanted] : []);
  const source = known.source ?? row.source;
  return {
    start: citation.start,
    end: citation.end,
    variant: known.omittedFrom === undefined ? 'not-for-schools' : 'omitted',
    authority: [{ cite: /^https:/.test(source) ? provision : source, ...(known.url ? { url: known.url } : {}) }],
    data: {
      provision: `${provision.charAt(0).toUpperCase()}${provision.slice(1)}`,
      ...(known.notForSchools ? { why: known.notForSchools } : {}),
      ...(known.usual ? { usual: known.usual } : {}),
      ...(known.omittedFrom ? { from: known.omittedFrom, fromInWords: dayInWords(known.omittedFrom) } : {}),
      ...(known.replacedBy ? { replacement: known.replacedBy } : {}),
      ...(known.url ? { href: known.url } : {}),
    },
  };
}
