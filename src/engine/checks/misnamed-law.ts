/** Finds citations that can only mean one law but get its title, year or form wrong. */
import type { Citation, CitationIssue, Provision } from '../citations/citation';
import { citationInWords } from '../citations/law-names';
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import type { LegislationRow } from '../registers';

/** The order in which a citation with several faults is told: the first gives the words. */
const ISSUES: readonly CitationIssue[] = ['title', 'year', 'unit', 'symbol'];

/** Faults of style ("6.1.c"), word order and left-out nations are no finding. */
export function misnamedLaw(ctx: ReviewContext, _rule: FindingRule): readonly RawFinding[] {
  const laws = new Map(ctx.pack.registers.legislation.map((row) => [row.id, row]));
  return ctx.citations().flatMap((citation): RawFinding[] => {
    if (citation.kind !== 'legislation' || citation.id === null || citation.namedId === null) return [];
    const beyond = beyondTheLast(laws.get(citation.id), citation);
    if (beyond) return [beyond];
    const issue = ISSUES.find((one) => citation.issues.includes(one));
    // A name that only needs bringing up to date is another finding's; its form is corrected to the law that is meant.
    const row = laws.get(issue === 'unit' || issue === 'symbol' ? citation.id : citation.namedId);
    if (!issue || !row) return [];
    const right = citationInWords(row, citation.provisions);
    return [
      {
        start: citation.start,
        end: citation.end,
        variant: issue,
        ...(row.confidence === 'unsure' ? { review: 'The register is not sure of this title.' } : {}),
        authority: [{ cite: right.replace(/^the /, ''), url: row.url }],
        data: { right, title: row.title, href: row.url },
      },
    ];
  });
}

/** "Article 6(1)(g)": a point that the paragraph does not have. */
function beyondTheLast(row: LegislationRow | undefined, citation: Citation): RawFinding | undefined {
  for (const { number, paragraph, last } of row?.lastPoints ?? []) {
    const wrong = citation.provisions.find(
      (one) =>
        one.unit === 'article' &&
        one.number === number &&
        one.paragraph === paragraph &&
        one.point?.length === 1 &&
        one.point > last,
    );
    if (!row || !wrong) continue;
    const whole: Provision = { unit: wrong.unit, number, paragraph };
    const right = citationInWords(row, [whole]);
    return {
      start: citation.start,
      end: citation.end,
      variant: 'point',
      authority: [{ cite: right.replace(/^the /, ''), url: row.url }],
      data: { right, title: row.title, href: row.url, last },
    };
  }
  return undefined;
}
