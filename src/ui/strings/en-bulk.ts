/** The words of the bulk page, in British English. A translation is another object of the type. */
import type { NoticeChange } from '../../bulk/result/compare-runs';
import type { Drift } from '../../bulk/result/model';
import type { RunState } from '../../bulk/runner';
import type { KeptCandidate, SchoolState } from '../../bulk/store';
import type { ListColumn } from '../../engine/registers';
import type { NoticeKind } from '../../engine/report';
import type { GridOutcome } from '../../report/bulk-grid';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const sentence = (parts: readonly string[]): string => `${parts.join(', ')}.`;
const schools = (number: number): string => count(number, 'school', 'schools');
const notices = (number: number): string => count(number, 'notice', 'notices');

const KINDS: Readonly<Record<NoticeKind, string>> = {
  pupils: 'Pupils',
  'looked-after-children': 'Looked-after children',
  parents: 'Parents',
  workforce: 'Staff',
  'job-applicants': 'Job applicants',
  governors: 'Governors',
  visitors: 'Visitors',
  alumni: 'Former pupils',
  cctv: 'CCTV',
  biometrics: 'Biometrics',
  website: 'Website',
  general: 'General',
  unknown: 'No certain kind',
};

const COLUMNS: Readonly<Record<ListColumn, string>> = {
  urn: 'the URN',
  name: 'the name',
  website: 'the website',
  notice: 'the address of a notice',
  trust: 'the trust',
  phase: 'the phase',
  type: 'the type',
  status: 'whether it is open',
  authority: 'the local authority',
};

const OUTCOMES: Readonly<Record<GridOutcome, string>> = {
  missing: 'Missing',
  partial: 'Partly there',
  met: 'In order',
  'not-applicable': 'Doesn’t apply',
  finding: 'Found in the text',
  'to-check': 'To check by hand',
};

const STATES: Readonly<Record<RunState, string>> = {
  idle: 'Not running.',
  running: 'Running.',
  offline: 'No site answers: it waits for the network.',
  pausing: 'Pausing, once what is under way is kept…',
  paused: 'Paused. Nothing is lost.',
  done: 'Done.',
  cancelled: 'Cancelled.',
  'held-elsewhere': 'This batch is being run in another tab or window.',
};

const STAGES: Readonly<Record<SchoolState['stage'], string>> = {
  waiting: 'waiting',
  finding: 'looking for notices',
  found: 'notices found, not reviewed yet',
  reviewing: 'reviewing',
  done: 'done',
  failed: 'could not be looked through',
};

const CANDIDATE_STATES: Readonly<Record<KeptCandidate['state'], string>> = {
  unread: 'Not read yet',
  notice: 'A notice',
  'no-notice': 'Not a privacy notice',
  unreadable: 'Can’t be read',
  struck: 'Struck',
};

const CANDIDATE_BY: Readonly<Record<KeptCandidate['by'], string>> = {
  found: 'found on the site',
  list: 'named in the list',
  user: 'added by you',
};

const DRIFTS: Readonly<Record<Drift, string>> = {
  same: 'word for word',
  close: 'small differences',
  drifted: 'has drifted',
};

const CHANGES: Readonly<Record<NoticeChange, string>> = {
  new: 'New notice',
  disappeared: 'Not there any more',
  changed: 'Answers have changed',
  edited: 'Text has changed, answers have not',
  unchanged: 'Unchanged',
  'not-seen': 'Could not be looked at this time',
};

export const enBulk = {
  titled: (name: string): string => `${name} · Noticemark`,

  shelf: {
    title: 'Bulk review',
    lead: 'Finds and reviews the notices of many schools in one run. Everything stays on this device.',
    start: 'New bulk review',
    earlier: 'Earlier batches',
    none: 'No batch is kept yet.',
    facts: (number: number, day: string, created: string): string =>
      `${schools(number)} · rules of ${day} · begun ${created}`,
    size: (megabytes: string): string => `about ${megabytes} MB`,
    again: 'Run anew',
    againNamed: (name: string): string => `Run ${name} anew, and compare with this run`,
    remove: 'Delete',
    removeNamed: (name: string): string => `Delete ${name}`,
    removeSure: (name: string): string => `Delete “${name}” with all that was kept of it? This can’t be undone.`,
    removeYes: 'Delete it',
    keep: 'Keep it',
    removed: 'Deleted.',
  },

  list: {
    title: 'Which schools?',
    lead: 'Give addresses of schools or of notices, a list, or the files themselves.',
    pasteTitle: 'Addresses',
    paste: 'Paste addresses or a table, a line each',
    pasteHint: 'A home page is searched for notices. An address of a notice is read as it is.',
    take: 'Read this list',
    fileTitle: 'A list or files',
    fileHint:
      'A CSV or Excel list with any columns, among them extracts of “Get information about schools”. Or notices as PDF, Word or web pages: many at once, or a folder. You can drop them anywhere here.',
    file: 'Choose files',
    folder: 'Choose a folder',
    dropNow: 'Let go to take them in',
    reading: 'Reading the list…',
    failed: 'The list could not be read.',
    previewTitle: 'What was understood',
    summary: (taken: number, doubtful: number, left: number): string =>
      sentence([
        `${schools(taken)} understood`,
        ...(doubtful > 0 ? [`${count(doubtful, 'row', 'rows')} not understood`] : []),
        ...(left > 0 ? [`${count(left, 'row', 'rows')} left out`] : []),
      ]),
    columns: (words: string): string => `Columns: ${words}.`,
    column: (head: string, meaning: string): string => `“${head}” is ${meaning}`,
    columnNames: COLUMNS,
    line: 'Row',
    school: 'School',
    understood: 'Understood as',
    note: 'Note',
    state: { taken: 'Taken', doubtful: 'Not understood', 'left-out': 'Left out' },
    noSite: 'no website',
    named: (number: number): string => `${notices(number)} named`,
    show: 'Show',
    showAll: 'All rows',
    showDoubtful: 'Only rows not understood, or left out',
    more: (number: number): string => `Show ${number} more`,
    narrow: 'Which of them',
    trust: 'Trust',
    phase: 'Phase',
    any: 'Any',
    authority: 'Local authority',
    startOver: 'Take another list',
  },

  wish: {
    title: 'How to run it',
    name: 'Name of this batch',
    usualName: (day: string): string => `Bulk review ${day}`,
    asOf: 'Held to the rules of',
    links: 'Ask the links of the notices, too',
    linksHint: 'Takes longer, and asks sites that the notices link to.',
    gap: 'Seconds between two requests to one site',
    gapHint: 'More is kinder to slow sites. Several sites are asked at a time.',
    look: 'Let me look at what was found before it is reviewed',
    start: (number: number): string => `Start with ${schools(number)}`,
    none: 'No school is chosen.',
    leave: (number: number): string =>
      `At the click your browser asks once for permission to read ${count(number, 'site of the list', 'sites of the list')}, and the hosts that keep schools’ documents. If you refuse, nothing is lost: the batch says which sites it needs.`,
    noLeave: 'No site has to be asked.',
    notADay: 'Choose a day of the calendar.',
    notAGap: 'Give a number of seconds from 0.2 to 60.',
  },

  run: {
    label: 'The run',
    state: STATES,
    progress: (done: number, total: number): string => `${done} of ${schools(total)} done`,
    counts: (found: number, documents: number, requests: number): string =>
      `${notices(found)} found · ${count(documents, 'page or document', 'pages and documents')} read · ${count(requests, 'request', 'requests')}`,
    failures: (number: number): string => count(number, 'failure', 'failures'),
    left: (minutes: number): string =>
      minutes < 1 ? 'less than a minute left' : `about ${count(minutes, 'minute', 'minutes')} left`,
    now: 'Asking now',
    start: 'Start',
    resume: 'Go on',
    reviewFound: 'Review what was found',
    pause: 'Pause',
    cancel: 'Cancel',
    cancelSure: 'Cancel the run? Schools that are not done are marked so; you can try them again.',
    cancelYes: 'Cancel the run',
    cancelNo: 'Let it run',
    retry: (number: number): string => `Try again what failed (${number})`,
    found: 'All sites are searched. Look at what was found, then review it.',
    needsLeave: (number: number): string =>
      `${count(number, 'site needs', 'sites need')} your permission before Noticemark can read there. Nothing is lost; give permission, and the run goes on:`,
    giveLeave: (number: number): string => `Give permission for ${count(number, 'site', 'sites')} and go on`,
    moreHosts: (number: number): string => `and ${number} more`,
    unaskedLinks: (links: number, hosts: number): string =>
      `${count(links, 'link', 'links')} of the notices, to ${count(hosts, 'website', 'websites')}, ${links === 1 ? 'was' : 'were'} not checked: your browser has not been given permission to ask there.`,
    linkHosts: (hosts: number): string => (hosts === 1 ? 'Which website' : `Which ${hosts} websites`),
    ofHost: (links: number): string => count(links, 'link', 'links'),
    askLinks: (hosts: number): string =>
      `Give permission for ${count(hosts, 'website', 'websites')} and check the links`,
    uncheckedLinks: (links: number): string =>
      `${count(links, 'link', 'links')} could not be checked for other reasons, such as a site that does not answer or that sends on to another. Each says why in the review and in the workbook.`,
    filesAgain: (day: string): string =>
      `The files of this batch were read on ${day}. What was read of them is reviewed again by the rules of today; choose the files again where they have changed since.`,
    chooseFiles: 'Choose files again',
    chooseFolder: 'Choose a folder again',
    filesTaken: (taken: number, other: number): string =>
      sentence([
        `${count(taken, 'file', 'files')} taken in place of ${taken === 1 ? 'an earlier one' : 'earlier ones'}`,
        ...(other > 0
          ? [`${other} not in this batch, and left out: start a new bulk review with ${other === 1 ? 'it' : 'them'}`]
          : []),
      ]),
    fault: 'The run had to stop: the device did not keep what it was given. Make room, then go on.',
    closing: 'You may close this tab at any time: the run goes on from where it was when you open it again.',
  },

  tabs: {
    label: 'Parts of the result',
    grid: 'Results',
    candidates: 'Documents',
    gaps: 'Common gaps',
    templates: 'Templates',
    lacking: 'Missing notices',
    failures: 'Failures',
    actions: 'Next actions',
    changes: 'Changes',
    files: 'Files',
  },

  grid: {
    label: 'Schools and checks',
    rows: 'Rows',
    bySchool: 'One row a school',
    byNotice: 'One row a notice',
    trust: 'Trust',
    phase: 'Phase',
    kind: 'Kind of notice',
    check: 'Check',
    outcome: 'Answer',
    any: 'Any',
    anyCheck: 'Any check',
    words: 'Search schools',
    clear: 'Show all',
    shown: (shown: number, all: number): string => (shown === all ? schools(all) : `${shown} of ${schools(all)}`),
    none: 'No school fits. Show all, or choose something else.',
    empty: 'Nothing to show yet.',
    school: 'School',
    notice: 'Notice',
    notices: 'Notices',
    findings: 'In the text',
    outcomes: OUTCOMES,
    short: { missing: 'missing', partial: 'partly', met: 'in order', 'not-applicable': 'n/a' },
    look: 'check',
    lookLong: 'check this by hand',
    differs: 'notices of one kind differ',
    share: (kinds: number, of: number): string => `in ${kinds} of ${count(of, 'kind', 'kinds')} of notice`,
    sortHint: 'Enter sorts by this column.',
    keys: 'Arrow keys move from cell to cell; Enter opens a cell, or sorts by a column.',
    how: 'Of several notices of one kind the best answers; of notices for different people the worst, as each of them has to be told.',
    page: (from: number, to: number, of: number): string => `${from} to ${to} of ${of}`,
    next: 'Next page',
    previous: 'Previous page',
    close: 'Close',
    open: 'Open its review',
    openNamed: (title: string): string => `Open the review of ${title}`,
    opening: 'Opening the review…',
    notOpened: 'This review is not kept any more.',
    gone: 'no notice found',
    noAnswer: 'not asked',
    detail: (school: string): string => `More on ${school}`,
  },
  kind: KINDS,
  stage: STAGES,

  candidates: {
    lead: 'What was found, named or added. Strike what is no notice of the school; add what was not found.',
    state: CANDIDATE_STATES,
    by: CANDIDATE_BY,
    none: 'Nothing was found here.',
    strike: 'Strike',
    strikeNamed: (url: string): string => `Strike ${url}`,
    restore: 'Take in again',
    restoreNamed: (url: string): string => `Take in again ${url}`,
    struck: 'Struck.',
    restored: 'Taken in again.',
    add: 'Add a notice by its address',
    addTo: (school: string): string => `Add a notice of ${school} by its address`,
    addButton: 'Add',
    added: 'Added. It is read when the run goes on.',
    notAnAddress: 'That is no address of a web page.',
    count: (number: number): string => count(number, 'document', 'documents'),
    also: (number: number): string => `also at ${count(number, 'further address', 'further addresses')}`,
    more: (number: number): string => `Show ${number} more schools`,
  },

  gaps: {
    lead: 'Counted in schools and in notices. No score.',
    none: 'No gap was found.',
    table: 'Gaps, most common first',
    what: 'What',
    missing: 'Schools where it is missing',
    partial: 'Schools where it is partly there',
    notices: 'Notices with a gap',
    of: (number: number, all: number): string => `${number} of ${all}`,
    inText: 'found in the text',
    show: 'Show the schools',
    showNamed: (title: string): string => `Show the schools: ${title}`,
  },

  templates: {
    lead: 'Notices of several schools that come from one text, and who has drifted from it.',
    none: 'No two schools share a text.',
    title: (kind: string, number: number): string => `${kind}: one text at ${schools(number)}`,
    model: (school: string): string => `Held against the notice of ${school}.`,
    drift: DRIFTS,
    answers: (checks: string): string => `Other answers: ${checks}`,
    noAnswers: 'Same answers.',
    show: 'Show the difference',
    hide: 'Hide the difference',
    same: 'But for the name of the school, the text is the same.',
    gone: 'One of the two texts is not kept.',
    working: 'Comparing the texts…',
    counts: (same: number, close: number, drifted: number): string =>
      sentence([
        `${same} word for word`,
        ...(close > 0 ? [`${close} with small differences`] : []),
        ...(drifted > 0 ? [`${drifted} drifted`] : []),
      ]),
  },

  lacking: {
    lead: 'Kinds of notice that were looked for, and not found. Schools that could not be looked through are not listed.',
    none: 'No kind of notice is missing.',
    needed: 'Every school needs one.',
    wanted: 'Needed where the school holds data about them.',
    count: schools,
  },

  failures: {
    lead: 'Everything that could not be asked or read, with the reason.',
    none: 'Nothing failed.',
    elsewhere: 'Linked from its pages, and not its own:',
    retryNamed: (school: string): string => `Try ${school} again`,
    retry: 'Try again',
  },

  actions: {
    lead: 'What each school has to do, as a message that you can paste into an email.',
    none: 'Nobody has anything to do.',
    show: (school: string): string => `Message to ${school}`,
    copy: 'Copy',
    copyNamed: (school: string): string => `Copy the message to ${school}`,
    copied: 'Copied: paste it into an email.',
    notCopied: 'The browser did not let it be copied.',
    summary: (missing: number, partial: number, lacking: number): string =>
      [
        ...(missing > 0 ? [`${missing} missing`] : []),
        ...(partial > 0 ? [`${partial} partly there`] : []),
        ...(lacking > 0 ? [`${notices(lacking)} not found`] : []),
      ].join(', '),
  },

  changes: {
    lead: 'Held against another run of the list.',
    with: 'Compare with',
    choose: 'Choose a batch',
    noOther: 'There is no other batch to compare with.',
    working: 'Comparing…',
    none: 'Nothing has changed.',
    state: CHANGES,
    fixed: 'Put right',
    fresh: 'New gap',
    changed: 'Changed, still a gap',
    newSchool: 'new on the list',
    goneSchool: 'not on the list any more',
    movedFrom: (url: string): string => `was at ${url}`,
    counts: (fixed: number, fresh: number, changed: number, unchanged: number): string =>
      `${fixed} put right, ${fresh} new, ${changed} changed; ${notices(unchanged)} unchanged.`,
    otherDay: (before: string, after: string): string =>
      `The two were held to the rules of different days: ${before} and ${after}.`,
  },

  files: {
    lead: 'Of all schools of the batch. Spreadsheets are safe to open: no cell is run as a formula.',
    xlsx: 'Workbook (Excel): grid, what to do, tracker, links, sources, failures',
    board: 'Report for the board, to print or send',
    grid: 'Grid as a table (CSV)',
    csv: 'Every answer as a table (CSV)',
    results: 'Every answer and every failure as data (JSON lines)',
    jsonl: 'Reports as data (JSON lines)',
    all: 'All of it in one ZIP file, with a report and a message for each school',
    making: 'Making the file…',
    done: (name: string): string => `Saved as ${name}.`,
    failed: 'The file could not be made. That is a fault in Noticemark.',
  },

  again: {
    title: 'Review again',
    asOf: 'For the rules of',
    button: 'Review again, without fetching',
    hint: 'After a change of law or of the rules: what was read is held to them anew.',
  },

  gone: {
    title: 'This batch is not kept any more',
    text: 'It was deleted, or was made in another browser.',
    back: 'All batches',
  },
  opening: 'Opening the batch…',
  failed: 'That is a fault in Noticemark. Try again; if it happens again, please tell us.',
};

export type BulkStrings = typeof enBulk;
