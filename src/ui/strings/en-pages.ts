/** The words of the extension's own pages, in British English; the popup does without them. A translation is another object of the type. */

import type { MediaType, Nation } from '../../engine/report';
import type { DecisionState, Verdict } from '../../history/decision';
import { enSampleNotice } from './en-sample-notice';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const NATIONS: Readonly<Record<Nation, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  unknown: 'Nation not known',
};

const FORMATS: Readonly<Record<MediaType, string>> = {
  'text/html': 'Web page',
  'text/plain': 'Plain text',
  'text/markdown': 'Markdown text',
  'application/pdf': 'PDF file',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word file',
  'application/vnd.oasis.opendocument.text': 'OpenDocument text',
};

const VERDICT_BUTTONS: Readonly<Record<Verdict, string>> = {
  confirmed: 'Confirm',
  overruled: 'Overrule',
  dismissed: 'Dismiss',
};

const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  confirmed: 'The answer is right.',
  overruled: 'The answer should be another.',
  dismissed: 'It doesn’t matter here.',
};

const DECISION_STATES: Readonly<Record<Exclude<DecisionState, 'stands'>, string>> = {
  expired: 'The day until which this counted has passed. It counts no longer.',
  'wording-changed': 'The wording this was decided on has changed. Look again.',
  'answer-changed': 'Noticemark’s answer has changed since this was decided. Look again.',
};

export const enPages = {
  pageTitle: 'Review',
  titled: (name: string): string => `${name} · Noticemark`,
  navigation: 'Pages of Noticemark',
  navReview: 'Review',
  navHistory: 'History',
  navBulk: 'Bulk review',
  navSettings: 'Settings',

  start: {
    title: 'Review a notice',
    lead: 'Nothing you open here leaves this browser.',
    dropTitle: 'A file',
    drop: 'Drop files anywhere on this page, or choose them.',
    formats: 'Web page, PDF, Word, OpenDocument or plain text.',
    choose: 'Choose a file',
    dropNow: 'Let go to review it',
    files: 'Files',
    filesRead: (over: number, all: number): string => `${over} of ${count(all, 'file', 'files')} done.`,
    filesDone: 'All files are done.',
    filesClear: 'Clear the list',
    fileWaiting: 'waiting',
    fileReading: 'being read…',
    fileOpen: (name: string): string => `Open the review of ${name}`,
    fileNotices: (notices: number, gaps: string): string =>
      notices === 1 ? gaps : `${count(notices, 'notice', 'notices')}, ${gaps}`,
    fileNoNotice: 'doesn’t look like a privacy notice',
    handedGone: 'The file is not here any more. Open it once more from the popup, or save it and drop it here.',
    pasteTitle: 'Pasted text',
    paste: 'The notice’s words',
    pasteHint: 'Headings written as in Markdown (# Your rights) are taken for headings.',
    pasteName: 'What it is called (optional)',
    pastedText: 'Pasted text',
    review: 'Review it',
    empty: 'Paste the notice’s words first.',
    openPage: 'To review a page of a website, open it and click Noticemark’s button in the browser’s toolbar.',
    password: 'Its password',
    passwordHint: 'The file is protected. The password is used to open it and is not kept.',
    open: 'Open',
  },

  working: {
    reading: (name: string): string => `Reading ${name}…`,
    reviewing: 'Reviewing the notice…',
    opening: 'Getting the review…',
  },
  failedTitle: 'It could not be read',
  failed: 'That is a fault in Noticemark, not in the notice. Try again; if it happens again, please tell us.',
  goneTitle: 'This review is not kept any more',
  gone: 'It was deleted, or was made in another browser.',
  startAgain: 'Review another notice',

  nation: NATIONS,
  format: FORMATS,
  source: 'Source',
  readOn: 'Read',
  pages: (number: number): string => count(number, 'page', 'pages'),
  words: (number: number): string => `about ${number.toLocaleString('en-GB')} words`,
  readingAge: (years: number): string => `reading age about ${years}`,
  moment: (iso: string): string =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso)),
  partsLabel: (number: number): string => `${number} notices in this source`,

  asOf: {
    label: 'Held to the rules of',
    today: 'Today',
    review: 'Review for this day',
    notADay: 'Choose a day of the calendar.',
    past: (day: string): string => `Held to the rules of ${day}, not to today’s.`,
    noText: 'Only the result of this review is kept, so it can’t be made again for another day.',
    done: (day: string): string => `Reviewed for ${day}.`,
  },
  otherRules: (then: string, now: string): string =>
    `This review was made with the rules of version ${then}. The rules are now at ${now}.`,
  reviewWithNow: 'Review with the rules as they are now',

  filter: {
    label: 'Show',
    all: 'All',
    severity: 'Severity',
    anySeverity: 'Any',
    words: 'Search the checks',
    clear: 'Show all',
    shown: (shown: number, all: number): string =>
      shown === all ? `${count(all, 'row', 'rows')}` : `${shown} of ${count(all, 'row', 'rows')}`,
    none: 'No row fits. Show all, or search for something else.',
  },
  outcomeCounts: {
    missing: (number: number): string => `${number} missing`,
    partial: (number: number): string => `${number} partly there`,
    finding: (number: number): string => count(number, 'finding', 'findings'),
    met: (number: number): string => `${number} in order`,
    'not-applicable': (number: number): string => count(number, 'doesn’t apply', 'don’t apply'),
    'to-check': (number: number): string => `${number} to check by hand`,
    decided: (number: number): string => `${number} decided`,
  },

  place: (section: string | null, page: number | null): string =>
    [section ? `under “${section}”` : '', page ? `page ${page}` : ''].filter(Boolean).join(', '),
  showInText: 'Show in the text',
  showQuoteInText: (quote: string): string => `Show in the text: ${quote}`,
  limitsLabel: 'What this check can’t tell',
  linkLabel: 'Address',

  text: {
    label: 'The notice’s text',
    show: 'Show the text',
    hide: 'Show the checks',
    marks: (number: number): string =>
      number === 0 ? 'Nothing is marked' : count(number, 'place marked', 'places marked'),
    mark: (at: number, of: number): string => `Place ${at} of ${of}`,
    next: 'Next mark',
    previous: 'Previous mark',
    keys: 'Alt and the down or up arrow go from mark to mark.',
    markOf: (titles: readonly string[]): string => titles.join('; '),
    key: 'What the marks mean',
    keyNearest: 'Nearest to what is missing',
    noText: 'The text of this notice is not kept.',
  },

  leftOut: {
    title: 'Not read as part of the notice',
    takeIn: 'Take it in',
    takeInNamed: (reason: string): string => `Take it in: ${reason}`,
    taken: 'Taken in; reviewed again.',
    takenIn: (number: number): string => `${count(number, 'piece', 'pieces')} taken in by hand.`,
    leaveOut: 'Leave them out again',
    left: 'Left out; reviewed again.',
    unread: 'Could not be read',
  },

  export: {
    label: 'Export',
    html: 'Report to print or send',
    docx: 'Word file for the school to answer in',
    xlsx: 'Spreadsheet (Excel)',
    csv: 'Table for a spreadsheet (CSV)',
    json: 'Data (JSON)',
    message: 'Copy a message to the school',
    messageCopied: 'Copied: paste it into an email.',
    done: (file: string): string => `Saved as ${file}.`,
    failed: 'The file could not be made. That is a fault in Noticemark.',
    fileName: (title: string, asOf: string): string => `${title || 'Privacy notice'} - review ${asOf}`,
  },

  decide: {
    label: 'Your decision',
    button: VERDICT_BUTTONS,
    means: VERDICT_MEANINGS,
    state: DECISION_STATES,
    said: (verdict: Verdict, status: string | null): string =>
      verdict === 'confirmed'
        ? 'Confirmed.'
        : verdict === 'dismissed'
          ? 'Dismissed.'
          : status
            ? `Overruled: ${status.toLowerCase()}.`
            : 'Overruled.',
    tag: (verdict: Verdict, status: string | null): string =>
      verdict === 'confirmed' ? 'Confirmed' : verdict === 'dismissed' ? 'Dismissed' : `You: ${status ?? 'overruled'}`,
    tagLook: 'Look again',
    on: (by: string | null, day: string): string => (by ? `${by}, ${day}` : day),
    until: (day: string): string => `counts until ${day}`,
    status: 'The right answer',
    reason: 'Why',
    reasonOptional: 'Why (optional)',
    lacksReason: 'Say why, so that it can be understood next year.',
    note: 'Note (optional)',
    untilLabel: 'Counts until (optional)',
    save: 'Save',
    cancel: 'Cancel',
    change: 'Change',
    again: 'Decide again',
    takeBack: 'Take back',
    gone: 'Decisions on what is no longer found',
  },
  undo: {
    button: 'Undo',
    done: {
      decided: (title: string): string => `Saved: ${title}.`,
      'taken-back': (title: string): string => `Taken back: ${title}.`,
    },
    undone: 'Undone.',
  },

  history: {
    title: 'History',
    lead: 'Reviews you opened in full, kept on this device only.',
    search: 'Search the history',
    none: 'Nothing is kept yet. Reviews that you open in full are kept here.',
    noneFound: 'No kept review fits.',
    files: 'Files and pasted text',
    asOf: (day: string): string => `rules of ${day}`,
    gaps: (number: number): string => (number === 0 ? 'no gaps' : count(number, 'gap', 'gaps')),
    times: (number: number): string => count(number, 'review', 'reviews'),
    compare: 'Compare the latest two',
    compareAny: 'Compare two of these reviews',
    compareSame: 'Choose two different ones.',
    compareThese: 'Compare these two',
    compareNamed: (title: string): string => `Compare the latest two reviews: ${title}`,
    remove: 'Delete',
    removeNamed: (title: string, when: string): string => `Delete the review of ${title}, ${when}`,
    removed: 'Deleted.',
    size: (reviews: number, megabytes: string): string =>
      `${count(reviews, 'review', 'reviews')}; about ${megabytes} MB on this device.`,
    exportAll: 'Export everything',
    exportName: (day: string): string => `Noticemark history ${day}`,
    importAll: 'Import a file',
    imported: (reviews: number, batches: number, decisions: number): string =>
      `Taken in: ${count(reviews, 'review', 'reviews')}, ${count(batches, 'bulk review', 'bulk reviews')}, ${count(decisions, 'decision', 'decisions')}; and rules of your own and settings, where the file has them.`,
    notImported: 'Nothing was taken in:',
    removeAll: 'Delete everything',
    removeAllSure: 'Delete all reviews and all decisions from this device? This can’t be undone.',
    removeAllYes: 'Delete all of it',
  },
  compare: {
    title: 'What has changed',
    before: 'Before',
    after: 'After',
    fixed: 'Put right',
    fresh: 'New gaps',
    changed: 'Changed, still gaps',
    open: 'Still open',
    none: 'None.',
    statusFromTo: (before: string, after: string): string => `${before} → ${after}`,
    notAsked: 'not asked',
    otherDay: (before: string, after: string): string =>
      `The two were held to the rules of different days: ${before} and ${after}.`,
    otherRules: 'The two were made with different versions of the rules.',
    textTitle: 'How the text changed',
    sameText: 'The text is the same.',
    removed: 'taken out',
    added: 'put in',
    skipped: (number: number): string => `${count(number, 'line', 'lines')} unchanged`,
    back: 'Back to the history',
    gone: 'One of the two reviews is not kept any more.',
  },

  beside: {
    inTab: 'Open in a tab',
    otherPage: 'This is not the review of the page beside it.',
    showPage: 'Show the page’s review',
    noReview: 'The page beside it has not been reviewed. To review it, click Noticemark’s button in the toolbar.',
  },

  hidden: (number: number): string =>
    `${count(number, 'row is', 'rows are')} not listed: the checks are switched off in the settings. Exported files hold all of them.`,

  settings: {
    title: 'Settings',
    lead: 'Kept in this browser. Each change counts at once.',
    kept: 'Kept.',
    reviewer: 'Who reviews',
    reviewerHint: 'Stands in reports, in messages to schools and beside your decisions.',
    name: 'Your name',
    organisation: 'Your organisation',
    look: 'Colours',
    theme: { system: 'As the system has it', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languageHint: 'The rules, their advice and exported files are in English.',
    /** Each language by its own name, so that it is found whichever is on. */
    languages: { browser: 'As the browser has it', en: 'English', cy: 'Cymraeg' },
    checks: 'Checks that are listed',
    checksHint: 'On the review page. What is switched off is still checked, and stands in every exported file.',
    showAll: 'List all checks',
    managed: 'Set by your organisation',
    managedLook: 'Your organisation’s choice, until you choose.',

    rules: 'Rules',
    rulesHint: 'What notices are held to. Every report names each set of rules and its version.',
    shippedRules: 'Rules for UK schools',
    shippedFacts: (id: string, version: string, checks: number, day: string): string =>
      `${id} ${version} · ${count(checks, 'check', 'checks')} · last held against their sources on ${day}`,
    ownFacts: (id: string, version: string, checks: number): string =>
      `${id} ${version} · ${count(checks, 'check', 'checks')}`,
    ownFrom: (file: string, day: string): string => `from ${file}, imported on ${day}`,
    ownManaged: 'brought by your organisation, always on',
    ownUsed: 'Used in reviews',
    ownUsedNamed: (title: string): string => `Used in reviews: ${title}`,
    ownUnusable: 'These rules take no part in reviews, because they can’t be used as they are:',
    ownNotPrepared: 'They could not be made ready. Load this page again; if that doesn’t help, import the file anew.',
    ownChecks: 'What they check',
    ownRemove: 'Remove',
    ownRemoveNamed: (title: string): string => `Remove: ${title}`,
    ownRemoveSure: (title: string, version: string): string =>
      `Remove “${title}” ${version}? Reviews that were made with it stay as they are.`,
    ownRemoveYes: 'Remove them',
    ownRemoved: (title: string): string => `Removed: ${title}.`,
    ownSwitched: (title: string, on: boolean): string =>
      on ? `Switched on: ${title}.` : `Switched off: ${title}. New reviews do without them.`,
    ownSwitchRefused: (title: string): string => `“${title}” can’t be switched on beside the other rules:`,
    addRules: 'Rules of your own',
    addRulesHint:
      'A file of your trust’s rules (YAML): the same that the command line takes. It is tried before it is taken in; a file with a fault changes nothing. A newer version takes the place of the one before.',
    addRulesButton: 'Import a rule file',
    exampleRules: 'Save a file to start from',
    exampleSaved: (file: string): string => `Saved as ${file}. Change it, then import it.`,
    trying: (file: string): string => `Trying ${file}…`,
    rulesTaken: (title: string, version: string, replaced: string | null): string =>
      replaced === null
        ? `Imported and switched on: ${title} ${version}.`
        : `Imported and switched on: ${title} ${version}, in the place of ${replaced}.`,
    rulesExamples: (wrong: number, all: number): string =>
      all === 0
        ? 'The file has no examples that could be tried.'
        : wrong === 0
          ? `${all === 1 ? 'Its example was tried and answered' : `All ${all} of its examples were tried and answered`} as it says.`
          : `${wrong} of its ${count(all, 'example is', 'examples are')} answered otherwise than it says:`,
    rulesRefused: (file: string, problems: number): string =>
      `${file} has ${count(problems, 'fault', 'faults')}. It was not taken in; nothing has changed.`,
    rulesTooLarge: (file: string): string =>
      `${file} is larger than a file of rules can be (1 MB). It was not taken in; nothing has changed.`,
    rulesSame: (title: string, version: string): string => `${title} ${version} is there already, word for word.`,
    rulesOlder: (title: string, have: string, offered: string): string =>
      `You have ${title} ${have}. The file says ${offered}, which is not newer. Put it in the place of ${have} all the same?`,
    rulesOlderYes: 'Replace it',
    moreFaults: (number: number): string => `and ${count(number, 'other', 'others')}.`,
    faultPlace: (line: number, column: number): string => `Line ${line}, column ${column}`,

    shortcut: 'Keyboard shortcut',
    shortcutIs: 'Opens Noticemark on the page you are on:',
    shortcutNone: 'No keys are set that open Noticemark on the page you are on.',
    shortcutHow: {
      chromium: 'To change it: chrome://extensions/shortcuts, in the address bar.',
      edge: 'To change it: edge://extensions/shortcuts, in the address bar.',
      firefox: 'To change it: “Add-ons and themes” in Firefox’s menu, then the cog, then “Manage extension shortcuts”.',
    },
    shortcutOpen: 'Open the browser’s shortcuts',

    data: 'What is kept on this device',
    dataHint:
      'Nothing of it leaves this browser unless you export it. The file holds all of it, bulk reviews too, and can be imported in another browser.',
    dataKept: (reviews: number, batches: number, decisions: number, rulePacks: number): string =>
      `${count(reviews, 'review', 'reviews')}, ${count(batches, 'bulk review', 'bulk reviews')}, ${count(decisions, 'decision', 'decisions')}, ${count(rulePacks, 'rule file of your own', 'rule files of your own')}, and these settings.`,
    dataSize: (megabytes: number): string =>
      megabytes < 0.1 ? 'Less than 0.1 MB.' : `About ${megabytes.toFixed(1)} MB.`,
    dataHistory: 'See them in the history',
    dataExport: 'Export everything',
    dataExportName: (day: string): string => `Noticemark ${day}`,
    dataImport: 'Import a file',
    dataImported: (reviews: number, batches: number, decisions: number, rulePacks: number): string =>
      `Taken in: ${count(reviews, 'review', 'reviews')}, ${count(batches, 'bulk review', 'bulk reviews')}, ${count(decisions, 'decision', 'decisions')}, ${count(rulePacks, 'rule file', 'rule files')}.`,
    dataDelete: 'Delete everything',
    dataDeleteSure:
      'Delete all reviews, bulk reviews, decisions, rules of your own and settings from this device? This can’t be undone. What your organisation has set stays.',
    dataDeleteYes: 'Delete all of it',
    dataDeleted: 'Everything is deleted.',
  },

  welcome: {
    title: 'Noticemark reviews school privacy notices',
    lead: 'It marks a notice the way a careful data protection officer would. You decide what to do about it.',
    parts: [
      {
        title: 'What it does',
        points: [
          'Click its button on a page with a privacy notice: it lists what the law asks for and the notice lacks, and what is out of date or broken.',
          'Each row shows the words it goes by, the law behind it and what to write instead.',
          'PDF and Word files, and pasted text, can be reviewed on the page “Review”.',
        ],
      },
      {
        title: 'What it never does',
        points: [
          'Nothing leaves this browser: no notice, no result, no count of what you do.',
          'It reads no page until you click.',
          'It gives no score, and never calls a notice compliant. A person decides.',
        ],
      },
      {
        title: 'What it asks for, and when',
        points: [
          'At installation: only the page in front of you, and only when you click the button.',
          'When you review a document on another site: that site, at that click. You can say no, and take it back in the browser’s settings.',
          'When you check a notice’s links, or review many schools at once: those websites, at that click. They are told nothing about you or the notice.',
        ],
      },
    ],
    tryIt: 'Try it on a sample notice',
    tryHint: 'An invented school’s notice, with what notices often get wrong.',
    sampleName: 'Sample notice',
    sample: enSampleNotice,
  },

  about: 'How it was read',
  hash: 'SHA-256 of what was read',
  rules: (packs: string): string => `Rules ${packs}`,
  program: (name: string, version: string): string => `${name} ${version}`,
  close: 'Close',
};

export type PageStrings = typeof enPages;
