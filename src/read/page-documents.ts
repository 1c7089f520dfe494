/** Finds the documents that a page links to or shows in viewers and that look like privacy notices. */
import { embeddedContent, isDocumentFile, viewerOf } from './embedded';
import { isUnseen } from './furniture';
import { findWithin, visibleText } from './page-measures';
import { isElement, type PageElement, parsePage } from './page-tree';

export interface PageDocument {
  /** In full, without the place in it. */
  readonly address: string;
  /** What the page calls it. */
  readonly name: string;
  readonly format: 'pdf' | 'word' | 'odt' | 'file';
  /** Whose viewer it stands in, where it can't be fetched as a file: see how to get it there. */
  readonly viewer: 'google' | 'microsoft' | 'other' | null;
}

/** The most that are offered. */
const MOST_DOCUMENTS = 20;
const ENOUGH = 2;

const NAMES_NOTICE =
  /\b(?:privacy|fair[ _-]?processing)[ _-]*(?:notices?|statements?|policy|information)\b|\bhow we (?:use|process|collect)\b.{0,40}\b(?:data|information)\b|\bprivacy\b.{0,20}\bnotices?\b/i;
const NEAR_NOTICE = /\bprivacy\b|\bgdpr\b|\bdata[ _-]?protection\b/i;
const OTHER_DOCUMENT =
  /\bretention\b|\bsubject access\b|\bfreedom of information\b|\bfoi\b|\bbreach|\bpublication scheme\b|\brequest form\b|\bconsent form\b|\bacceptable use\b|\bcookie|\bcomplaints?\b|\bsafeguarding\b|\bminutes\b|\bnewsletter\b|\bdata[ _-]?protection[ _-]?policy\b/i;
/** Of a link that says what it does and not where it leads. */
const SAYS_NOTHING =
  /^\W*(?:(?:click|press|tap)? ?here|(?:download|view|open|read|see|get)(?: (?:the |this |our )?(?:pdf|file|document|here|now|more|notice))?|pdf|word|docx?|link|document|file|more)\W*$/i;
const PEOPLE =
  /\b(?:pupils?|students?|parents?|carers?|staff|workforce|employees?|governors?|trustees?|visitors?|volunteers?|applicants?|recruitment|alumni|children|looked[ -]after|cctv|biometrics?)\b/i;
/** Addresses from which sites hand out files without the file's name. */
const HANDS_OUT_FILES =
  /\/(?:downloads?|attachments?|getfile|getdocument|file_download|serve|dl)\b|[?&](?:download|attachment|file(?:id)?)=/i;

interface Found extends PageDocument {
  readonly score: number;
}

/**
 * The documents, likeliest first. Looks at the words of the link, its address and the heading it stands under; also in
 * sidebars and footers, which are no part of the notice.
 * @param url the page's own address; null leaves addresses as written
 */
export function pageDocuments(html: string, url: string | null): readonly PageDocument[] {
  const found = new Map<string, Found>();
  let heading = '';
  const add = (one: Found | null): void => {
    if (one === null || one.score < ENOUGH) return;
    const known = found.get(one.address);
    if (known === undefined || known.score < one.score) found.set(one.address, one);
  };
  const root = parsePage(html, url);
  const waiting: PageElement[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (/^h[1-6]$|^(?:summary|caption|legend)$/.test(next.tag) || isBoldLine(next))
      heading = visibleText(next, isUnseen, 200);
    if (next.tag === 'a' && next.attributes.href !== undefined) add(linked(next, heading, url));
    if (isUnseen(next)) {
      add(embedded(next, heading, url));
      continue;
    }
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (isElement(child)) waiting.push(child);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_DOCUMENTS)
    .map(({ score: _, ...document }) => document);
}

function isBoldLine(element: PageElement): boolean {
  if (element.tag !== 'p' && element.tag !== 'div') return false;
  const text = visibleText(element, isUnseen, 200);
  if (text === '' || text.length > 120) return false;
  const bold = findWithin(element, isUnseen, ({ tag }) => tag === 'b' || tag === 'strong');
  return (
    bold !== undefined &&
    visibleText(bold, isUnseen, 200) === text &&
    findWithin(bold, isUnseen, ({ tag }) => tag === 'a') === undefined
  );
}

function linked(link: PageElement, heading: string, url: string | null): Found | null {
  const address = resolved(link.attributes.href ?? '', url);
  if (address === null || address === withoutPlace(url ?? '')) return null;
  const text = visibleText(link, isUnseen, 300);
  const told = [text, link.attributes.title ?? '', link.attributes['aria-label'] ?? ''].join(' ');
  const viewer = viewerOf(address);
  const format = formatOf(address, `${told} ${link.attributes.type ?? ''}`, link.attributes.download !== undefined);
  if (format === null && viewer === null) return null;
  const name = nameOf(text, address, heading);
  return { address, name, format: format ?? 'file', viewer, score: scoreOf(told, address, heading) };
}

function embedded(element: PageElement, heading: string, url: string | null): Found | null {
  const shown = embeddedContent(element, url);
  if (shown === null || !shown.text) return null;
  const address = withoutPlace(shown.document ?? shown.address);
  const viewer = shown.document === undefined ? viewerOf(address) : null;
  const told = `${element.attributes.title ?? ''} ${element.attributes['aria-label'] ?? ''}`;
  if ((viewer === null && shown.document === undefined) || !/^https?:/i.test(address)) return null;
  // What a page shows in full is what the page is about.
  const score = scoreOf(told, address, heading) + 1;
  const name = told.trim() === '' ? nameOf('', address, heading) : told.trim();
  return { address, name, format: formatOf(address, '', true) ?? 'file', viewer, score };
}

function scoreOf(text: string, address: string, heading: string): number {
  const file = fileName(address);
  const words = `${text} ${file}`;
  let score = 0;
  if (NAMES_NOTICE.test(text)) score += 3;
  else if (NEAR_NOTICE.test(text)) score += 1;
  if (NAMES_NOTICE.test(file)) score += 2;
  else if (/privacy|\bpn\b/i.test(file)) score += 1;
  if (NAMES_NOTICE.test(heading)) score += PEOPLE.test(words) || SAYS_NOTHING.test(text) ? 2 : 1;
  else if (NEAR_NOTICE.test(heading) && PEOPLE.test(words)) score += 1;
  if (OTHER_DOCUMENT.test(words) && !NAMES_NOTICE.test(text)) score -= 3;
  return score;
}

/** By the address, else by what the page says of it; null where nothing says that it is a file. */
function formatOf(address: string, told: string, handedOut: boolean): PageDocument['format'] | null {
  const ending = /\.(pdf|docx?|dotx?|odt|rtf)(?:$|[?#&])/i.exec(address)?.[1]?.toLowerCase();
  if (ending === 'pdf') return 'pdf';
  if (ending === 'odt') return 'odt';
  if (ending !== undefined) return 'word';
  if (/[?&](?:type|format|ext)=pdf\b|application\/pdf/i.test(`${address} ${told}`)) return 'pdf';
  if (/\(\s*pdf\b|\bpdf\b[^a-z]{0,12}(?:\d|$)|\[pdf\]/i.test(told)) return 'pdf';
  if (/\(\s*(?:word|docx?)\b/i.test(told)) return 'word';
  return handedOut || HANDS_OUT_FILES.test(address) ? 'file' : null;
}

function nameOf(text: string, address: string, heading: string): string {
  if (text !== '' && !SAYS_NOTHING.test(text)) return text;
  const file = fileName(address)
    .replace(/\.\w{2,5}$/, '')
    .trim();
  if (/[a-z]{3}/i.test(file) && !isDocumentFile(`x.${file}`) && file.length <= 80 && /\s/.test(file)) return file;
  return heading !== '' ? heading : text || file || address;
}

/** The last part of the address as words: "pupil-privacy-notice%202026.pdf" gives "pupil privacy notice 2026.pdf". */
function fileName(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(/[-_+]+/g, ' ');
  } catch {
    return last.replace(/[-_+]+/g, ' ');
  }
}

function withoutPlace(address: string): string {
  return address.split('#', 1)[0] ?? '';
}

function resolved(href: string, url: string | null): string | null {
  const written = href.trim();
  if (written === '' || written.startsWith('#')) return null;
  try {
    const parsed = url === null ? new URL(written) : new URL(written, url);
    return /^https?:$/.test(parsed.protocol) ? withoutPlace(parsed.href) : null;
  } catch {
    return null;
  }
}
