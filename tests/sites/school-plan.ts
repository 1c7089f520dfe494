/** What each invented school has on its website, before it is known how the site is built. */
import type { NoticeKind } from '../../src/engine/report';
import { type Chance, chanceOf } from './chance';
import { type SchoolName, SHIRES, schoolName, trustName } from './names';
import { type DecoyKind, decoyText, noticeText, type Speaker, severalText, type Text, type TextKind } from './texts';

export const STYLES = ['query', 'cloud', 'press', 'spinner', 'tiles', 'aspx'] as const;
export type StyleName = (typeof STYLES)[number];

/** What is the matter with a site, or special about it. */
export type Quirk =
  | 'none'
  | 'robots-all'
  | 'robots-files'
  | 'robots-broken'
  | 'no-notices'
  | 'home-broken'
  | 'host-unknown'
  | 'home-reset'
  | 'moved'
  | 'bare-host'
  | 'twin-hosts'
  | 'truncated'
  | 'one-gone'
  | 'slow'
  | 'sitemap-huge'
  | 'sitemap-broken'
  | 'orphan'
  | 'in-viewer'
  | 'refresh'
  | 'no-menu'
  | 'several'
  | 'sign-in'
  | 'footer-only'
  | 'flaky'
  | 'canonical-home'
  /** Pages that stand in for the home page, or for one of the notices, with an answer as if all were well. */
  | 'challenge-home'
  | 'parked'
  | 'script-home'
  | 'challenge-one'
  | 'script-one'
  | 'soft-gone'
  /** One notice is only in a sitemap that is packed. */
  | 'sitemap-packed';

const QUIRKS: Readonly<Record<number, Quirk>> = {
  2: 'orphan',
  4: 'no-notices',
  5: 'sign-in',
  7: 'robots-all',
  8: 'in-viewer',
  9: 'soft-gone',
  11: 'home-broken',
  13: 'robots-files',
  14: 'refresh',
  17: 'host-unknown',
  18: 'parked',
  19: 'robots-broken',
  20: 'no-menu',
  22: 'soft-gone',
  23: 'home-reset',
  24: 'no-notices',
  26: 'several',
  27: 'challenge-one',
  29: 'moved',
  31: 'bare-host',
  32: 'script-one',
  33: 'several',
  35: 'footer-only',
  37: 'twin-hosts',
  39: 'orphan',
  41: 'truncated',
  42: 'sitemap-packed',
  43: 'one-gone',
  44: 'no-notices',
  46: 'flaky',
  47: 'slow',
  48: 'script-home',
  50: 'canonical-home',
  49: 'in-viewer',
  53: 'sitemap-huge',
  55: 'footer-only',
  57: 'challenge-home',
  58: 'several',
  59: 'sitemap-broken',
};

export type Format = 'html' | 'pdf' | 'word';

/** Something that is published, and where its link stands. */
export interface Publication {
  readonly id: number;
  readonly text: () => Text;
  readonly title: string;
  readonly format: Format;
  /** Kinds of notices in it; empty for what is none. */
  readonly kinds: readonly NoticeKind[];
  readonly decoy: DecoyKind | null;
  readonly place: 'hub' | 'jobs' | 'governors' | 'policies' | 'footer' | 'sitemap' | 'news';
  /** A page that shows the file in a frame stands between. */
  readonly framed: boolean;
  /** Same text as others: the trust's, and which; `drift` where words of it differ. */
  readonly group: string | null;
  readonly drift: boolean;
  /** On the trust's own site. */
  readonly byTrust: boolean;
  /** Also there as a file, with the same words. */
  readonly twice: boolean;
}

const LISTINGS = [
  'named',
  'people',
  'download',
  'file-names',
  'sentences',
  'table',
  'panels',
  'cards',
  'pictures',
  'buttons',
  'choices',
  'short-names',
  'second-page',
] as const;
export type Listing = (typeof LISTINGS)[number];

export interface SchoolPlan extends SchoolName {
  readonly number: number;
  readonly urn: string;
  readonly host: string;
  readonly style: StyleName;
  readonly quirk: Quirk;
  readonly authority: string;
  readonly trust: TrustPlan | null;
  readonly publications: readonly Publication[];
  /** Titles of pages from the menu down to the one that lists the notices. */
  readonly way: readonly string[];
  /** How that page lists them. */
  readonly listing: Listing;
  readonly speaker: Speaker;
}

export interface TrustPlan {
  readonly number: number;
  readonly name: string;
  readonly host: string;
  /** Its notices stand on its own site, and schools link there. */
  readonly central: boolean;
}

const WAYS: readonly (readonly string[])[] = [
  ['GDPR'],
  ['Privacy notices'],
  ['Policies'],
  ['Key information', 'GDPR'],
  ['Key information', 'Data protection'],
  ['Our school', 'Policies'],
  ['About us', 'Statutory information', 'Privacy notices'],
  ['Parents', 'Key documents'],
  ['Parents', 'Policies and documents', 'Data protection and privacy'],
  ['Statutory information'],
  ['Information', 'School policies', 'GDPR and privacy'],
  ['About us', 'How we use your information'],
  ['Our school', 'Website compliance', 'Privacy'],
  ['Key info', 'Policies', 'GDPR'],
  ['GDPR and privacy notices'],
  ['Data protection & GDPR'],
  ['Privacy policy'],
  ['Legal'],
  ['School info', 'Policies & procedures'],
  ['Ofsted, results and policies'],
  ['Parents’ information', 'Useful documents'],
  ['Community', 'GDPR'],
  ['Our trust', 'Trust policies and documents', 'Privacy'],
  ['Admin', 'Data & privacy'],
  ['Governance', 'Statutory policies'],
  ['Freedom of information and data protection'],
  ['The school day', 'Important information', 'Data protection'],
  ['Useful links', 'Downloads'],
];

/** Which of the kinds beside the two that are needed a school publishes, and how often (of a hundred). */
const FURTHER: readonly (readonly [TextKind, number])[] = [
  ['governors', 60],
  ['job-applicants', 45],
  ['visitors', 35],
  ['looked-after-children', 25],
  ['parents', 30],
  ['cctv', 15],
  ['biometrics', 8],
  ['alumni', 8],
  ['website', 25],
];
const DECOYS: readonly (readonly [DecoyKind, number])[] = [
  ['data-protection-policy', 80],
  ['retention-schedule', 55],
  ['publication-scheme', 60],
  ['access-request-form', 40],
  ['blank-template', 15],
  ['consent-form', 25],
  ['news', 60],
];
const PER_TRUST = 8;

/** What is known of a school without making its texts. */
export type SchoolHead = Omit<SchoolPlan, 'publications' | 'way' | 'listing'>;

/** Quirks come round every sixty schools. */
export function schoolHead(number: number, seed: number): SchoolHead {
  return headOf(number, chanceOf(`school ${seed} ${number}`));
}

function headOf(number: number, chance: Chance): SchoolHead {
  const school = schoolName(number, chance);
  const host = `www.${school.slug}.example.sch.uk`;
  const trust = number % 5 < 2 ? trustPlan(Math.floor(number / (PER_TRUST * 2.5))) : null;
  return {
    ...school,
    number,
    urn: String(100_000 + number),
    host,
    style: STYLES[number % STYLES.length] ?? 'query',
    quirk: QUIRKS[number % 60] ?? 'none',
    authority: SHIRES[number % SHIRES.length] ?? '',
    trust,
    speaker: { name: school.name, trust: trust?.name ?? null, host, town: school.town },
  };
}

export function schoolPlan(number: number, seed: number): SchoolPlan {
  const chance = chanceOf(`school ${seed} ${number}`);
  const head = headOf(number, chance);
  return {
    ...head,
    way: chance.pick(WAYS),
    listing: chance.pick(LISTINGS),
    publications: publicationsOf(head, seed, chance),
  };
}

export function trustPlan(number: number): TrustPlan {
  const { name, slug } = trustName(number);
  return { number, name, host: `www.${slug}.example.org`, central: number % 3 === 1 };
}

function publicationsOf(plan: SchoolHead, seed: number, chance: Chance): readonly Publication[] {
  const { quirk, trust, speaker, number } = plan;
  const made: Publication[] = [];
  const add = (one: Partial<Publication> & Pick<Publication, 'text'>) => {
    made.push({
      id: 100 + made.length * 7 + (number % 5),
      title: one.text().title,
      format: chance.pick(['html', 'pdf', 'pdf', 'pdf', 'word']),
      kinds: [],
      decoy: null,
      place: 'hub',
      framed: false,
      group: null,
      drift: false,
      byTrust: false,
      twice: false,
      ...one,
    });
  };
  const textSeed = `${seed} ${number}`;
  if (quirk === 'several') {
    const kinds = (['pupils', 'workforce', 'governors', 'job-applicants'] as const).slice(0, 2 + chance.below(3));
    add({ text: () => severalText(kinds, speaker, textSeed), kinds, format: number % 2 === 0 ? 'html' : 'pdf' });
  } else if (quirk !== 'no-notices') {
    if (trust !== null && chance.often(75)) {
      for (const kind of ['pupils', 'workforce'] as const) {
        const drift = !trust.central && chance.often(30);
        add({
          text: () => trustText(trust, kind, seed, drift ? number : null),
          kinds: [kind],
          format: trust.central ? 'pdf' : chance.pick(['html', 'pdf', 'word']),
          group: `trust ${trust.number} ${kind}`,
          drift,
          byTrust: trust.central,
        });
      }
    } else if (chance.often(12)) {
      add({ text: () => noticeText('general', speaker, textSeed), kinds: ['general'] });
    } else {
      add({
        text: () => noticeText('pupils', speaker, textSeed),
        kinds: ['pupils'],
        framed: chance.often(20),
        twice: chance.often(15),
      });
      // Not every school has one: then it is said to be missing.
      if (chance.often(85)) {
        const place = chance.often(15) ? 'jobs' : 'hub';
        add({ text: () => noticeText('workforce', speaker, textSeed), kinds: ['workforce'], place });
      }
    }
    for (const [kind, percent] of FURTHER) {
      if (kind === 'general' || !chance.often(percent)) continue;
      const place =
        kind === 'website'
          ? 'footer'
          : kind === 'job-applicants' && chance.often(40)
            ? 'jobs'
            : kind === 'governors' && chance.often(30)
              ? 'governors'
              : 'hub';
      add({
        text: () => noticeText(kind, speaker, textSeed),
        kinds: [kind],
        place,
        ...(kind === 'website' ? { format: 'html' as const } : {}),
      });
    }
    if (quirk === 'orphan' || quirk === 'sitemap-packed' || quirk === 'footer-only') {
      const first = made[0];
      const place = quirk === 'footer-only' ? 'footer' : 'sitemap';
      if (first !== undefined) made[0] = { ...first, place, format: 'html', framed: false };
    }
  }
  for (const [decoy, percent] of DECOYS) {
    if (!chance.often(percent)) continue;
    const format = decoy === 'news' ? ('html' as const) : chance.pick(['html', 'pdf', 'pdf', 'word'] as const);
    const place = decoy === 'news' ? 'news' : chance.often(60) ? 'hub' : 'policies';
    add({ text: () => decoyText(decoy, speaker, textSeed), decoy, format, place });
  }
  add({ text: () => decoyText('cookies', speaker, textSeed), decoy: 'cookies', format: 'html', place: 'footer' });
  const policies = 4 + chance.below(8);
  for (let at = 0; at < policies; at++) {
    const format = chance.pick(['pdf', 'pdf', 'word', 'html'] as const);
    add({
      text: () => decoyText('other-policy', speaker, `${textSeed} ${at}`),
      decoy: 'other-policy',
      format,
      place: 'policies',
    });
  }
  return made;
}

/** The trust's text, the same for all its schools but for those who changed it. */
export function trustText(
  trust: TrustPlan,
  kind: 'pupils' | 'workforce',
  seed: number,
  changedBy: number | null,
): Text {
  const speaker: Speaker = { name: trust.name, trust: trust.name, host: trust.host, town: 'Skelling' };
  const text = noticeText(kind, speaker, `trust ${seed} ${trust.number}`);
  if (changedBy === null) return text;
  const chance = chanceOf(`drift ${seed} ${changedBy} ${kind}`);
  const gone = 4 + chance.below(6);
  const blocks = text.blocks
    .filter((block, at) => at !== gone || block.kind === 'title' || block.kind === 'heading')
    .map((block, at) =>
      at === gone + 5 && block.kind === 'paragraph'
        ? { ...block, text: `${block.text} Ask at the office if you would like this in large print.` }
        : block,
    );
  return { ...text, blocks };
}
