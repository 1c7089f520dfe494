/** Every word the screens say, in British English. A translation is another object of the type `Strings`. */
import type { NoticeKind, Severity } from '../../engine/report';
import type { RowOutcome } from '../parts/result-rows';
import type { ShowOutcome, UnreadableReason } from '../popup/popup-state';

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
    title: 'This is a PDF',
    text: 'The button reads web pages. If the school has the same notice as a web page, open that; otherwise use Noticemark’s command line, which reads PDF files.',
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
};

const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const en = {
  productName: 'Noticemark',
  popupTitle: 'Review this page’s privacy notice',

  progress: {
    starting: 'Getting ready…',
    'loading-page': 'Waiting for the page to finish loading…',
    reading: 'Reading the page…',
    reviewing: 'Reviewing the notice…',
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
    next: 'If this page only links to the notice, open the notice and click the button there. If the notice is a PDF, the button can’t read it yet.',
  },

  kind: KINDS,
  untitled: 'Untitled notice',
  noOrganisation: 'No school or trust is named',
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
  checkReason: (reason: string): string =>
    reason === '' ? 'Check this: the text leaves room for doubt.' : `Check this: ${reason}`,
  quotesLabel: (shown: number): string => (shown > 1 ? 'The notice says, in these places' : 'The notice says'),
  nearestLabel: 'The nearest text there is',
  outsideLabel: 'Near by, outside the notice',
  outsidePlace: (reason: string): string => `in the ${reason}: not part of the notice`,
  under: (heading: string): string => `under “${heading}”`,
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
  leftOutPiece: (reason: string, characters: number): string =>
    `${reason.charAt(0).toUpperCase()}${reason.slice(1)} · ${count(characters, 'character', 'characters')}`,
  warningsLabel: 'Please note',
  truncated: 'The page is longer than can be read at once: its end was left out.',

  reviewAgain: 'Review again',
  clearMarks: 'Clear marks',
  marksCleared: 'Marks cleared.',
  pack: (version: string): string => `Rules of ${version}`,
  personDecides: 'A review finds what to look at. A person decides.',
};

export type Strings = typeof en;
