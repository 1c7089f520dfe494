/** An invented notice whose words, headings, items and links are known; and how much of it a reading kept. */
import { diffArrays } from 'diff';
import type { Notice } from '../../src/notice/notice';

/** Text may hold `[links](https://...)` and `**bold**`. */
export type KnownBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string; readonly depth?: number }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly href: string | null;
}

/** A known text's spans: plain, bold, linked. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const [, linked, href, bold, plain] of text.matchAll(
    /\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|([^[*]+|[[*])/g,
  )) {
    if (linked !== undefined) spans.push({ text: linked, bold: false, href: href ?? null });
    else if (bold !== undefined) spans.push({ text: bold, bold: true, href: null });
    else if (plain !== undefined) spans.push({ text: plain, bold: false, href: null });
  }
  return spans;
}

export function plainText(text: string): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

/** Everything printed, block by block. */
export function textsOf(blocks: readonly KnownBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? [...block.head, ...block.rows.flat()].map(plainText) : [plainText(block.text)],
  );
}

export interface Fidelity {
  /** Shares from 0 to 1 of what the known text has. */
  readonly words: number;
  readonly headings: number;
  readonly items: number;
  readonly links: number;
  /** Words read that the known text has not, as a share of its words. */
  readonly added: number;
  /** What was not found, for a person to look at. */
  readonly lost: readonly string[];
}

/** Compares a reading with what is known to stand in its source. */
export function fidelityOf(notice: Notice, blocks: readonly KnownBlock[]): Fidelity {
  const known = wordsOf(textsOf(blocks).join(' '));
  const read = wordsOf(notice.text);
  const lost: string[] = [];
  let [kept, added] = [0, 0];
  for (const part of diffArrays(known, read)) {
    if (part.added) added += part.value.length;
    else if (part.removed) lost.push(`words: ${part.value.join(' ')}`);
    else kept += part.value.length;
  }
  const printed = (kind: 'heading' | 'item'): string[] =>
    notice.blocks
      .filter((block) => block.kind === kind)
      .map((block) => lettersOf(notice.text.slice(block.start, block.end)));
  const share = (name: string, wanted: readonly string[], found: readonly string[]): number => {
    const pool = [...found];
    let hits = 0;
    for (const one of wanted) {
      const at = pool.indexOf(lettersOf(one));
      if (at === -1) lost.push(`${name}: ${one}`);
      else {
        pool.splice(at, 1);
        hits++;
      }
    }
    return wanted.length === 0 ? 1 : hits / wanted.length;
  };
  const texts = (kind: 'heading' | 'item'): string[] =>
    blocks.flatMap((block) => (block.kind === kind ? [plainText(block.text)] : []));
  const wantedLinks = blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text]))
    .flatMap(spansOf)
    .flatMap((span) => (span.href === null ? [] : [`${span.text} ${span.href}`]));
  const links = notice.links.map((link) => lettersOf(`${notice.text.slice(link.start, link.end)} ${link.href}`));
  return {
    words: kept / known.length,
    headings: share('heading', texts('heading'), printed('heading')),
    items: share('item', texts('item'), printed('item')),
    links: share('link', wantedLinks, links),
    added: added / known.length,
    lost,
  };
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[\u2018\u2019]/g, "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []
  );
}

function lettersOf(text: string): string {
  // A heading's own number may be printed or be made by its style.
  const unnumbered = text.replace(/^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\p{Lu})/u, '');
  return unnumbered
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A long notice with everything in it that layouts get wrong. The school is invented. */
export const HARD_NOTICE: readonly KnownBlock[] = [
  { kind: 'heading', level: 1, text: 'Privacy notice for pupils and families' },
  {
    kind: 'paragraph',
    text: 'Thistledown Vale Academy collects and uses personal information about the children in our care. This notice explains what we hold, why we hold it, whom we share it with and how long we keep it. It was last reviewed on 4 September 2026.',
  },
  { kind: 'heading', level: 2, text: 'Who we are' },
  {
    kind: 'paragraph',
    text: 'Thistledown Vale Academy is the controller of the information. Our data protection officer is Harriet Oduya, and her office answers within two working days. Write to [privacy@thistledownvale.example](mailto:privacy@thistledownvale.example), telephone 01632 960 144, or send a letter to the academy.',
  },
  { kind: 'heading', level: 2, text: 'The information that we collect' },
  { kind: 'paragraph', text: 'The categories of information that we collect, hold and share include:' },
  {
    kind: 'item',
    text: 'personal identifiers and contacts (such as name, unique pupil number, contact details and address);',
  },
  {
    kind: 'item',
    text: 'characteristics (such as ethnicity, language, nationality, country of birth and eligibility for free school meals);',
  },
  { kind: 'item', text: 'safeguarding information (such as court orders and the involvement of professionals);' },
  {
    kind: 'item',
    text: 'medical and administration information (such as doctors information, allergies, medication and dietary requirements);',
  },
  { kind: 'item', text: 'attendance information, assessments and attainment.' },
  { kind: 'heading', level: 2, text: 'Why we use it, and our lawful basis' },
  {
    kind: 'paragraph',
    text: 'We rely on Article 6(1)(e) of the UK GDPR, because running a school is a task in the public interest, and on Article 6(1)(c) where the law requires us to act. For special category information we rely on Article 9(2)(g), with a condition of Schedule 1 of the Data Protection Act 2018. Where we rely on consent it can be withdrawn at any time by telling the school office, for instance for photographs on our website.',
  },
  {
    kind: 'table',
    head: ['Purpose', 'Lawful basis', 'Kept for'],
    rows: [
      ['Teaching and assessing pupils', 'Public task, Article 6(1)(e)', 'Until the pupil is 25'],
      [
        'Keeping children safe, and working with social workers and the police',
        'Legal obligation, Article 6(1)(c)',
        'Date of birth plus 25 years',
      ],
      ['Photographs for the prospectus', 'Consent, Article 6(1)(a)', 'Until consent is withdrawn'],
      ['Catering and cashless payments', 'Contract, Article 6(1)(b)', 'Six years after the pupil leaves'],
    ],
  },
  { kind: 'heading', level: 2, text: 'Whom we share it with' },
  { kind: 'paragraph', text: 'We routinely share pupil information with:' },
  { kind: 'item', text: 'schools and colleges that pupils attend after leaving us;' },
  { kind: 'item', text: 'our local authority;' },
  {
    kind: 'item',
    text: 'the Department for Education, under regulation 5 of the Education (Information About Individual Pupils) (England) Regulations 2013;',
  },
  { kind: 'item', text: 'the school nursing service and the National Health Service.' },
  {
    kind: 'paragraph',
    text: 'Non-teaching staff and third-party suppliers see only what they need. To find out how the Department for Education uses information, read [its page on data protection in schools](https://www.gov.example/government/publications/data-protection-in-schools/how-the-department-uses-information).',
  },
  { kind: 'heading', level: 2, text: 'Transfers outside the United Kingdom' },
  {
    kind: 'paragraph',
    text: 'Some of our suppliers keep information on servers in other countries. Where they do, we make sure that the country is covered by adequacy regulations or that the contract holds the international data transfer agreement, and we can send you a copy of it on request.',
  },
  { kind: 'heading', level: 2, text: 'Your rights' },
  { kind: 'paragraph', text: 'Under data protection law parents and pupils have the right to:' },
  { kind: 'item', text: 'be given access to the information held about them;' },
  { kind: 'item', text: 'have information that is inaccurate put right, or completed if it is incomplete;' },
  { kind: 'item', text: 'have information erased, or its use restricted, in certain circumstances;' },
  { kind: 'item', text: 'object to the use of information for a task in the public interest;' },
  {
    kind: 'item',
    text: 'receive information in a portable format, and not be subject to decisions made by automated means.',
  },
  { kind: 'heading', level: 3, text: 'If you are not content with our answer' },
  {
    kind: 'paragraph',
    text: 'You can complain to the Information Commission at https://www.commission.example/make-a-complaint/data-protection-complaints/ or telephone its helpline. Information is kept confidential throughout. We would be grateful if you came to us first, so that we can put things right without delay.',
  },
];
