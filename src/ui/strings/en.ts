/** Every word the screens say, in British English. A translation is another object of the type `Strings`. */
import type { LinkResult, NoticeKind, Report, Severity } from '../../engine/report';
import type { ShowOutcome } from '../parts/quote-in-page';
import type { RowOutcome } from '../parts/result-rows';
import type { DocumentFailure, OfferedDocument, UnreadableReason } from '../popup/popup-state';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const KINDS: Readonly<Record<NoticeKind, string>> = {
  pupils: 'Notice for pupils',
  'looked-after-children': 'Notice about looked-after children',
  parents: 'Notice for parents',
  workforce: 'Notice for staff',
  'job-applicants': 'Notice for job applicants',
  governors: 'Notice for governors',
  visitors: 'Notice for visitors',
  alumni: 'Notice for former pupils',
  cctv: 'CCTV notice',
  biometrics: 'Biometrics notice',
  website: 'Website notice',
  general: 'General notice',
  unknown: 'Privacy notice',
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  legal: 'Required by law',
  outdated: 'Out of date',
  quality: 'Quality',
  advice: 'Good practice',
};

const OUTCOMES: Readonly<Record<RowOutcome, string>> = {
  missing: 'Missing',
  partial: 'Partly there',
  finding: 'Found',
  met: 'In order',
  'not-applicable': 'Doesn’t apply',
};

const UNREADABLE: Readonly<Record<UnreadableReason, { readonly title: string; readonly text: string }>> = {
  'browser-page': {
    title: 'The browser keeps this page to itself',
    text: 'It is one of the browser’s own pages, a page’s source code, or a page that didn’t load. Open a school’s privacy notice in this tab, then click the button again.',
  },
  'extension-store': {
    title: 'The extension store can’t be read',
    text: 'Browsers keep their stores closed to every extension. Open a school’s privacy notice and click the button there.',
  },
  'page-source': {
    title: 'This is a page’s source code',
    text: 'Go back to the page itself and click the button there.',
  },
  'extension-page': {
    title: 'This page belongs to an extension',
    text: 'Open a school’s privacy notice in this tab, then click the button again.',
  },
  'local-file': {
    title: 'This file is on your computer',
    text: 'To review saved pages, allow Noticemark “Access to file URLs” in the browser’s list of extensions, then load the file again.',
  },
  pdf: {
    title: 'This PDF is on your computer',
    text: 'Browsers don’t hand files of your own to extensions. Open the PDF on the school’s website and click the button there, or drop the file on Noticemark’s review page.',
  },
  'not-a-document': {
    title: 'There is no page to read here',
    text: 'This tab shows a picture, a film or bare data. Open a school’s privacy notice and click the button there.',
  },
  'error-page': {
    title: 'The page didn’t load',
    text: 'The browser shows an error in its place. Load it again, then click the button.',
  },
  refused: {
    title: 'The browser won’t let this page be read',
    text: 'Some pages, and some sites on managed computers, are closed to extensions. If it is your school’s notice, ask whoever manages your browser.',
  },
  'no-words': {
    title: 'There are no words on this page yet',
    text: 'If the notice is still appearing, wait a moment and click “Review again”. If it is a picture of a page, it can’t be read.',
  },
  'too-long': {
    title: 'This page is too long to be a notice',
    text: 'It holds more than 3 million characters, which is more than Noticemark reviews. If the notice is part of it, paste it on the review page.',
  },
};

const DOCUMENT_FORMATS: Readonly<Record<OfferedDocument['format'], string>> = {
  pdf: 'PDF',
  word: 'Word document',
  odt: 'OpenDocument text',
  file: 'File',
};

const OPEN_IT = 'Open the document in a tab: if the browser shows it, click the button there.';

const DOCUMENT_FAILURES: Readonly<Record<DocumentFailure, string>> = {
  refused: 'Noticemark may not read from that site, so nothing was fetched. Try again to be asked once more.',
  blocked: `The file didn’t come: the network failed, or the site hands it out from another address. ${OPEN_IT}`,
  gone: 'There is no such file: the link on the page is broken.',
  'not-allowed': `The site didn’t hand the file out. It may need signing in. ${OPEN_IT}`,
  'server-error': 'The site’s server has a fault just now. Try again later.',
  'web-page': 'The link leads to a web page, not to a file. Open it and click the button there.',
  'too-large': 'The file is larger than 25 MB: too large to be a notice. Ask the school for a smaller one.',
  timeout: 'The file didn’t come within 30 seconds. Try again later.',
  unreadable: 'The file can’t be read.',
};

const LINK_GROUPS: Readonly<Record<LinkResult['group'], string>> = {
  broken: 'Don’t work',
  unsure: 'Couldn’t be told: look yourself',
  change: 'Better linked otherwise',
  'not-checked': 'Not checked',
  works: 'Work',
};

const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const en = {
  /** Of these words, as HTML's `lang` has it. */
  language: 'en-GB',
  /** Said where the rules' own words are in another language than these; "" where not. */
  rulesNote: '',

  productName: 'Noticemark',
  popupTitle: 'Review this page’s privacy notice',

  progress: {
    starting: 'Getting ready…',
    'loading-page': 'Waiting for the page to finish loading…',
    reading: 'Reading the page…',
    reviewing: 'Reviewing the notice…',
    fetching: 'Fetching and reviewing…',
  },

  unreadable: UNREADABLE,
  failed: {
    title: 'The review didn’t work',
    text: 'That is a fault in Noticemark, not in the notice. Try again; if it happens again, please tell us the page’s address.',
  },

  notANotice: {
    title: 'This doesn’t look like a privacy notice',
    otherLanguage: 'This page isn’t in English',
    pageTitle: (title: string): string => `The page is called “${title}”.`,
    unnamedPage: 'The page has no title.',
    length: (words: number): string =>
      words === 0 ? 'It has no words of its own.' : `It has about ${words.toLocaleString('en-GB')} words.`,
    text: 'Gaps are listed for privacy notices only, so nothing is listed here.',
    next: 'If this page only links to the notice, open the notice and click the button there. The button reads PDF files, too, where the browser shows them.',
  },

  kind: KINDS,
  untitled: 'Untitled notice',
  noOrganisation: 'No school or trust is named',
  reviewedOn: 'Last reviewed',
  asOf: 'Held to the rules of',
  day: (iso: string): string => longDate.format(new Date(`${iso}T00:00:00Z`)),
  part: (index: number, of: number): string => `notice ${index} of ${of}`,

  countsLabel: 'Result',
  counts: {
    met: (number: number): string => `${number} in order`,
    partial: (number: number): string => `${number} partly there`,
    missing: (number: number): string => `${number} missing`,
    notApplicable: (number: number): string => count(number, 'doesn’t apply', 'don’t apply'),
    findings: (number: number): string => count(number, 'finding', 'findings'),
  },
  toCheck: (number: number): string => `${number} to check by hand`,
  reviewed: 'Review done.',

  severity: SEVERITIES,
  outcome: OUTCOMES,
  noGaps: 'Nothing is missing, and nothing wrong was found. A person still decides whether the notice is right.',

  check: 'Check this',
  /** Before the rule's own reason. */
  checkBecause: 'Check this:',
  /** The reason where the rule gives none. */
  checkDoubt: 'the text leaves room for doubt.',
  quotesLabel: (shown: number): string => (shown > 1 ? 'The notice says, in these places' : 'The notice says'),
  nearestLabel: 'The nearest text there is',
  outsideLabel: 'Near by, outside the notice',
  /** Behind the words for its place. */
  outsidePlace: 'not part of the notice',
  place: (heading: string | null, page: number | null): string =>
    [heading === null ? '' : `under “${heading}”`, page === null ? '' : `page ${page}`].filter(Boolean).join(', '),
  lawLabel: 'The law and guidance behind it',
  newTab: 'opens in a new tab',
  adviceLabel: 'What to write',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'The browser didn’t allow copying. Select the words and copy them yourself.',
  showOnPage: 'Show on page',
  showQuoteOnPage: (quote: string): string => `Show on page: ${quote}`,

  shown: (outcome: ShowOutcome): string => {
    switch (outcome.state) {
      case 'shown':
        return 'Marked on the page.';
      case 'hidden':
        return outcome.opener === null
          ? 'This text is on the page, but hidden: it is in a panel or tab that is closed.'
          : `This text is in a closed panel: open “${outcome.opener}” on the page.`;
      case 'absent':
        return 'The page has changed since it was read: these words are no longer on it.';
      case 'lost':
        return 'The page can no longer be reached. Load it again, then click “Review again”.';
    }
  },

  inOrder: 'In order',
  notApplicable: 'Doesn’t apply to this notice',
  leftOut: 'Not read as part of the notice',
  characters: (number: number): string => count(number, 'character', 'characters'),
  warningsLabel: 'Please note',
  rulesUnused: (title: string): string =>
    `The rules “${title}” took no part: they can’t be used as they are. Noticemark’s settings say why.`,
  truncated: 'The page is longer than can be read at once: its end was left out.',

  partsLabel: (number: number): string => `There are ${number} notices here`,
  partCounts: ({ missing, partial, findings }: Report['summary']): string =>
    `${missing} missing · ${partial} partly there · ${count(findings, 'finding', 'findings')}`,

  documentsTitle: (number: number): string =>
    number === 1
      ? '1 document on this page looks like a privacy notice'
      : `${number} documents on this page look like privacy notices`,
  documentFormat: DOCUMENT_FORMATS,
  documentViewer: { google: 'Google Docs or Drive', microsoft: 'SharePoint or OneDrive', other: 'Online reader' },
  documentHost: (host: string): string => `on ${host}`,
  documentsNote: (ownSiteToo: boolean): string =>
    ownSiteToo
      ? 'Your browser asks whether Noticemark may read from the site that has the file, also where it is this one.'
      : 'For a file on another site, your browser asks whether Noticemark may read from there.',
  unreadTitle: (number: number): string =>
    number === 1 ? '1 part of this page wasn’t read' : `${number} parts of this page weren’t read`,
  unreadText:
    'They come from elsewhere, or stand in a viewer. What seems missing may be said there: open them and see.',
  sentenceCase: (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
  viewerHow: {
    google:
      'Can’t be read there. Open it, choose File, Download, PDF document (in Drive: the download arrow), and drop the file on Noticemark’s review page.',
    microsoft: 'Can’t be read there. Open it, choose Download, and drop the file on Noticemark’s review page.',
    other:
      'Can’t be read there. Open it and look for a download button; drop the file on Noticemark’s review page, or ask the school for it.',
  },
  review: 'Review',
  reviewNamed: (name: string): string => `Review ${name}`,
  open: 'Open',
  openNamed: (name: string): string => `Open ${name} (opens in a new tab)`,
  handOver: 'Open on the review page',
  handOverFailed: 'The file could not be fetched again. Save it, and drop it on Noticemark’s review page.',
  openDocument: 'Open the document',
  documentNamed: (name: string): string => `Document: ${name}`,
  backToPage: 'Back to the page',
  tryAgain: 'Try again',
  askTitle: 'Review this PDF?',
  askText: (host: string): string =>
    `Your browser lets no extension into its PDF viewer. To review the document, Noticemark has to fetch it once more from ${host}. Your browser will ask whether it may. Nothing is sent anywhere else.`,
  askButton: 'Fetch and review it',
  documentFailedTitle: 'This document couldn’t be reviewed',
  documentFailed: DOCUMENT_FAILURES,

  links: {
    title: 'Links',
    check: 'Check links',
    checkAgain: 'Check links again',
    stop: 'Stop checking',
    looking: 'Looking at the links…',
    plan: (links: number, hosts: number): string =>
      `${count(links, 'link', 'links')} on ${count(hosts, 'website', 'websites')} can be checked.`,
    unasked: (links: number): string =>
      `${links === 1 ? '1 link can be told' : `${links} links can be told`} without asking any website.`,
    hosts: (hosts: number): string =>
      hosts === 1 ? 'Which website will be asked' : `Which ${hosts} websites will be asked`,
    ofHost: (links: number): string => count(links, 'link', 'links'),
    leave:
      'Your browser will ask whether Noticemark may read from exactly these. No cookies are sent, and nothing about you or the notice.',
    asking: 'Waiting for your answer to the browser’s question…',
    progress: (done: number, total: number): string => `${done} of ${total} links checked`,
    progressLabel: 'Links checked',
    checking: 'Checking links…',
    done: 'Links checked. What doesn’t work is listed among the findings.',
    stopped: 'Stopped. Links that weren’t reached are listed as not checked.',
    failed: 'The check of links didn’t work. That is a fault in Noticemark, not in the notice; please try again.',
    checked: (links: number, first: string | null, last: string | null): string => {
      const all = count(links, 'link', 'links');
      if (first === null || last === null) return `${all}. No website was asked.`;
      return `${all}, checked on ${minute.formatRange(new Date(first), new Date(last))}.`;
    },
    none: 'There are no links in this notice.',
    group: LINK_GROUPS,
    places: (places: number): string => `in ${places} places`,
    granted: (hosts: number): string =>
      `Noticemark may still read from ${count(hosts, 'website', 'websites')} that you allowed for this check.`,
    giveBack: 'Give permission back',
    givenBack: 'Permission given back.',
  },

  badge: {
    gaps: ({ missing, partial, findings }: Report['summary'], notices: number): string =>
      `Noticemark: ${missing} missing, ${partial} partly there, ${count(findings, 'finding', 'findings')}${notices > 1 ? ` in ${notices} notices` : ''}`,
    none: 'Noticemark: nothing is missing, and nothing wrong was found. A person still decides.',
  },

  openFull: 'Open full review',
  openFullFailed: 'The full review could not be opened.',
  openBeside: 'Open beside the page',
  reviewAgain: 'Review again',
  clearMarks: 'Clear marks',
  marksCleared: 'Marks cleared.',
  pack: (version: string): string => `Rules of ${version}`,
  reviewMany: 'Review many schools',
  personDecides: 'A review finds what to look at. A person decides.',
};

export type Strings = typeof en;
