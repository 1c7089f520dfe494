/** Tells the furniture of a page that was saved as text (breadcrumb, menu, sidebar, footer) from its content. */
import { POSTCODE } from './footer-blocks';

const LINK = /\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/g;
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:main |site )?(?:menu|nav|navigation)\s*:/i, 'menu'],
  [/^(?:breadcrumbs?|you are here)\s*:/i, 'breadcrumb'],
  [/^(?:side ?bar|in this section|latest news|related (?:pages|links|news)|quick links)\s*:/i, 'sidebar'],
  [/^(?:site |page )?footer\s*:/i, 'site footer'],
  [/^(?:site |page )?header\s*:/i, 'site header'],
  [/^cookie (?:banner|bar|notice|dialog|pop-?up)\s*:/i, 'cookie dialog'],
];
const FOOTER =
  /\u00a9|\(c\) ?(?:19|20)\d\d|\bcopyright\b|all rights reserved|registered (?:charity|company)|company (?:number|no\b|\d{6,8}\b)|page (?:last )?(?:updated|changed|edited|modified)\b|website (?:design(?:ed)? )?by|site ?map\b|powered by/i;

/** What a line on who owns a document and when it is reviewed says, and a footer ("Hill School · Head: Mr Oak") does not. */
const CONTROL = /\b(?:review|approved|adopted|agreed|version|issue|last updated|owner)/i;

/** UTF-16 code units. */
const LONGEST_FOOTER = 300;
const COPYRIGHT = /^(?:\u00a9|\(c\) ?(?:19|20)\d\d|copyright )|all rights reserved/i;

/** Begins with a school's name, and goes on with its address. */
const NAMED =
  /^[*_\s]*(?=\p{Lu})(?=[^,|\u00b7\u2022]{0,80}\b(?:Schools?|Academ(?:y|ies)|College|Trust|Federation|Nurser(?:y|ies)|Pre-?school|Ysgol)\b)[^.,|\u00b7\u2022?:]{4,90}[,|\u00b7\u2022]/u;
/** What sentences have, and the fragments of a footer don't. */
const OF_SENTENCES =
  /\b(?:is|are|was|were|has|have|can|may|will|must|should|please|you|your|we|us|our|if|or|to|write|ring|call|this notice)\b/i;

export interface Place {
  /** True before the first heading that Markdown marks. */
  readonly beforeHeading: boolean;
  /** True after the last line across the page. */
  readonly afterRule: boolean;
  /** True for the first and for the last paragraph of the text. */
  readonly first: boolean;
  readonly last: boolean;
}

/** Why a paragraph of the source (its mark-up still in it) is no part of the notice, or null. */
export function textFurniture(paragraph: string, { beforeHeading, afterRule, first, last }: Place): string | null {
  if (paragraph.length > 1000) return null;
  const source = paragraph.trim().replace(/\*\*/g, '');
  const links = source.match(LINK) ?? [];
  const rest = source.replace(LINK, ' ').replace(/[\s|>\u203a\u00bb/\u2022\u00b7\u2013-]+/g, '');
  if (beforeHeading || afterRule) {
    for (const [label, reason] of LABELS) if (label.test(source) && (links.length > 0 || afterRule)) return reason;
  }
  if (links.length === 1 && /^\[\s*(?:skip\b|back to top)/i.test(source) && rest === '') return 'skip link';
  const separated = /\)\s*(?:>|\u203a|\u00bb|\/)\s*\S/.test(source);
  if (
    beforeHeading &&
    links.length >= 1 &&
    separated &&
    rest.length <= 60 &&
    source.length <= 400 &&
    /^\[/.test(source)
  ) {
    return 'breadcrumb';
  }
  if (beforeHeading && links.length >= 3 && rest.length <= 10) return 'menu';
  if (beforeHeading && /\bcookies?\b/i.test(source) && /\[(?:accept|ok|agree|allow|reject|decline)/i.test(source)) {
    return 'cookie dialog';
  }
  // A page pasted as text: "Home | About us | Parents".
  if ((first || last) && /^home$/i.test(piecesOf(source)[0] ?? '')) return first ? 'menu' : 'site footer';
  const isFooter =
    afterRule &&
    (FOOTER.test(source) ||
      (links.length >= 2 && rest.length <= 10) ||
      (last && !CONTROL.test(source) && (piecesOf(source).length > 0 || isAddressLine(source))));
  if (isFooter || (last && source.length <= LONGEST_FOOTER && COPYRIGHT.test(source))) return 'site footer';
  return null;
}

/** "Elm School, Elm Road AB1 2CD. DPO: dpo@elm.example. [Cookies](/cookies)": contacts as every page of the site has them. */
function isAddressLine(source: string): boolean {
  return (
    source.length <= LONGEST_FOOTER &&
    NAMED.test(source) &&
    POSTCODE.test(source) &&
    !OF_SENTENCES.test(source.replace(LINK, ' '))
  );
}

/** The short pieces that a line is made of, with bars or dots between them; none where it is no such line. */
function piecesOf(source: string): readonly string[] {
  const pieces = source.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/\s*[|\u00b7\u2022]\s*/);
  return pieces.length >= 3 && pieces.every((piece) => piece.length <= 90 && !/[.?]$/.test(piece)) ? pieces : [];
}
