/** The words of the bulk page, in Welsh. Loaded when they are wanted. */
import type { NoticeChange } from '../../bulk/result/compare-runs';
import type { Drift } from '../../bulk/result/model';
import type { RunState } from '../../bulk/runner';
import type { KeptCandidate, SchoolState } from '../../bulk/store';
import type { ListColumn } from '../../engine/registers';
import type { NoticeKind } from '../../engine/report';
import type { GridOutcome } from '../../report/bulk-grid';
import type { BulkStrings } from './en-bulk';
import { counted, formFor, NOUNS, type NounForms } from './welsh';

/** Nouns of this page: after a number the singular, mutated where the number asks for it. */
const SCHOOL: NounForms = forms('ysgolion', 'ysgol', {});
const SITE: NounForms = forms('safleoedd', 'safle', {});
const REQUEST: NounForms = forms('ceisiadau', 'cais', { two: 'gais', few: 'chais', many: 'chais' });
const FAILURE: NounForms = forms('methiannau', 'methiant', { two: 'fethiant' });
const MINUTE: NounForms = forms('munudau', 'munud', { one: 'funud', two: 'funud' });
const KIND: NounForms = forms('mathau', 'math', { two: 'fath' });
const ADDRESS: NounForms = forms('cyfeiriadau', 'cyfeiriad', {
  two: 'gyfeiriad',
  few: 'chyfeiriad',
  many: 'chyfeiriad',
});

function forms(zero: string, singular: string, mutated: Partial<NounForms>): NounForms {
  return { zero, one: singular, two: singular, few: singular, many: singular, other: singular, ...mutated };
}

const sentence = (parts: readonly string[]): string => `${parts.join(', ')}.`;
const schools = (number: number): string => counted(number, SCHOOL);
const notices = (number: number): string => counted(number, NOUNS.notice);

const KINDS: Readonly<Record<NoticeKind, string>> = {
  pupils: 'Disgyblion',
  'looked-after-children': 'Plant sy’n derbyn gofal',
  parents: 'Rhieni',
  workforce: 'Y staff',
  'job-applicants': 'Ymgeiswyr am swyddi',
  governors: 'Llywodraethwyr',
  visitors: 'Ymwelwyr',
  alumni: 'Cyn-ddisgyblion',
  cctv: 'Teledu cylch cyfyng',
  biometrics: 'Biometreg',
  website: 'Gwefan',
  general: 'Cyffredinol',
  unknown: 'Dim math pendant',
};

const COLUMNS: Readonly<Record<ListColumn, string>> = {
  urn: 'yr URN',
  name: 'yr enw',
  website: 'y wefan',
  notice: 'cyfeiriad hysbysiad',
  trust: 'yr ymddiriedolaeth',
  phase: 'y cyfnod',
  type: 'y math',
  status: 'a yw ar agor',
  authority: 'yr awdurdod lleol',
};

const OUTCOMES: Readonly<Record<GridOutcome, string>> = {
  missing: 'Ar goll',
  partial: 'Yno’n rhannol',
  met: 'Mewn trefn',
  'not-applicable': 'Amherthnasol',
  finding: 'Canfuwyd yn y testun',
  'to-check': 'I’w wirio â llaw',
};

const STATES: Readonly<Record<RunState, string>> = {
  idle: 'Ddim yn rhedeg.',
  running: 'Yn rhedeg.',
  offline: 'Does dim safle’n ateb: mae’n aros am y rhwydwaith.',
  pausing: 'Yn oedi, unwaith y bydd yr hyn sydd ar waith wedi’i gadw…',
  paused: 'Wedi oedi. Does dim wedi’i golli.',
  done: 'Wedi gorffen.',
  cancelled: 'Wedi’i ganslo.',
  'held-elsewhere': 'Mae’r swp hwn yn rhedeg mewn tab neu ffenestr arall.',
};

const STAGES: Readonly<Record<SchoolState['stage'], string>> = {
  waiting: 'yn aros',
  finding: 'yn chwilio am hysbysiadau',
  found: 'hysbysiadau wedi’u canfod, heb eu hadolygu eto',
  reviewing: 'yn adolygu',
  done: 'wedi gorffen',
  failed: 'ni ellid chwilio drwyddi',
};

const CANDIDATE_STATES: Readonly<Record<KeptCandidate['state'], string>> = {
  unread: 'Heb ei ddarllen eto',
  notice: 'Hysbysiad',
  'no-notice': 'Nid hysbysiad preifatrwydd',
  unreadable: 'Ni ellir ei ddarllen',
  struck: 'Wedi’i ddileu',
};

const CANDIDATE_BY: Readonly<Record<KeptCandidate['by'], string>> = {
  found: 'canfuwyd ar y safle',
  list: 'enwyd yn y rhestr',
  user: 'ychwanegwyd gennych chi',
};

const DRIFTS: Readonly<Record<Drift, string>> = {
  same: 'gair am air',
  close: 'gwahaniaethau bach',
  drifted: 'wedi crwydro',
};

const CHANGES: Readonly<Record<NoticeChange, string>> = {
  new: 'Hysbysiad newydd',
  disappeared: 'Nid yw yno mwyach',
  changed: 'Mae’r atebion wedi newid',
  edited: 'Mae’r testun wedi newid, nid yr atebion',
  unchanged: 'Heb newid',
  'not-seen': 'Ni ellid edrych arno y tro hwn',
};

export const cyBulk: BulkStrings = {
  titled: (name: string): string => `${name} · Noticemark`,

  shelf: {
    title: 'Swmp-adolygu',
    lead: 'Yn canfod ac yn adolygu hysbysiadau llawer o ysgolion ar yr un pryd. Mae popeth yn aros ar y ddyfais hon.',
    start: 'Swmp-adolygiad newydd',
    earlier: 'Sypiau blaenorol',
    none: 'Does dim swp wedi’i gadw eto.',
    facts: (number, day, created) => `${schools(number)} · rheolau ${day} · dechreuwyd ${created}`,
    size: (megabytes) => `tua ${megabytes} MB`,
    again: 'Rhedeg o’r newydd',
    againNamed: (name) => `Rhedeg ${name} o’r newydd, a’i gymharu â’r rhediad hwn`,
    remove: 'Dileu',
    removeNamed: (name) => `Dileu ${name}`,
    removeSure: (name) => `Dileu “${name}” a phopeth a gadwyd ohono? Ni ellir dadwneud hyn.`,
    removeYes: 'Ei ddileu',
    keep: 'Ei gadw',
    removed: 'Wedi’i ddileu.',
  },

  list: {
    title: 'Pa ysgolion?',
    lead: 'Rhowch gyfeiriadau ysgolion neu hysbysiadau, rhestr, neu’r ffeiliau eu hunain.',
    pasteTitle: 'Cyfeiriadau',
    paste: 'Gludwch gyfeiriadau neu dabl, un llinell yr un',
    pasteHint: 'Chwilir tudalen gartref am hysbysiadau. Darllenir cyfeiriad hysbysiad fel y mae.',
    take: 'Darllen y rhestr hon',
    fileTitle: 'Rhestr neu ffeiliau',
    fileHint:
      'Rhestr CSV neu Excel ag unrhyw golofnau, gan gynnwys detholiadau o “Get information about schools”. Neu hysbysiadau fel PDF, Word neu dudalennau gwe: llawer ar unwaith, neu ffolder. Gallwch eu gollwng unrhyw le yma.',
    file: 'Dewis ffeiliau',
    folder: 'Dewis ffolder',
    dropNow: 'Gollyngwch i’w cymryd i mewn',
    reading: 'Yn darllen y rhestr…',
    failed: 'Ni ellid darllen y rhestr.',
    previewTitle: 'Yr hyn a ddeallwyd',
    summary: (taken, doubtful, left) =>
      sentence([
        `Deallwyd ${schools(taken)}`,
        ...(doubtful > 0 ? [`ni ddeallwyd ${counted(doubtful, NOUNS.row)}`] : []),
        ...(left > 0 ? [`hepgorwyd ${counted(left, NOUNS.row)}`] : []),
      ]),
    columns: (words) => `Colofnau: ${words}.`,
    column: (head, meaning) => `“${head}” yw ${meaning}`,
    columnNames: COLUMNS,
    line: 'Rhes',
    school: 'Ysgol',
    understood: 'Sut y’i deallwyd',
    note: 'Nodyn',
    state: { taken: 'Cymerwyd', doubtful: 'Heb ei deall', 'left-out': 'Hepgorwyd' },
    noSite: 'dim gwefan',
    named: (number) => `${notices(number)} ${formFor(number, { one: 'wedi’i enwi', other: 'wedi’u henwi' })}`,
    show: 'Dangos',
    showAll: 'Pob rhes',
    showDoubtful: 'Dim ond rhesi na ddeallwyd, neu a hepgorwyd',
    more: (number) => `Dangos ${number} arall`,
    narrow: 'Pa rai ohonynt',
    trust: 'Ymddiriedolaeth',
    phase: 'Cyfnod',
    any: 'Unrhyw un',
    authority: 'Awdurdod lleol',
    startOver: 'Cymryd rhestr arall',
  },

  wish: {
    title: 'Sut i’w redeg',
    name: 'Enw’r swp hwn',
    usualName: (day) => `Swmp-adolygiad ${day}`,
    asOf: 'Yn ôl rheolau',
    links: 'Holi dolenni’r hysbysiadau hefyd',
    linksHint: 'Mae’n cymryd mwy o amser, ac yn holi safleoedd y mae’r hysbysiadau’n cysylltu â nhw.',
    gap: 'Eiliadau rhwng dau gais i un safle',
    gapHint: 'Mae mwy yn garedicach wrth safleoedd araf. Holir sawl safle ar yr un pryd.',
    look: 'Gadewch imi edrych ar yr hyn a ganfuwyd cyn ei adolygu',
    start: (number) => `Dechrau gyda ${schools(number)}`,
    none: 'Does dim ysgol wedi’i dewis.',
    leave: (number) =>
      `Wrth glicio, bydd eich porwr yn gofyn unwaith am ganiatâd i ddarllen ${counted(number, SITE)} o’r rhestr, a’r gwesteiwyr sy’n cadw dogfennau ysgolion. Os gwrthodwch, ni chollir dim: dywed y swp pa safleoedd sydd eu hangen arno.`,
    noLeave: 'Nid oes angen holi unrhyw safle.',
    notADay: 'Dewiswch ddiwrnod o’r calendr.',
    notAGap: 'Rhowch nifer o eiliadau o 0.2 i 60.',
  },

  run: {
    label: 'Y rhediad',
    state: STATES,
    progress: (done, total) => `${done} o ${schools(total)} wedi gorffen`,
    counts: (found, documents, requests) =>
      `canfuwyd ${notices(found)} · darllenwyd ${counted(documents, NOUNS.page)} neu ${documents === 0 ? 'ddogfennau' : 'ddogfen'} · ${counted(requests, REQUEST)}`,
    failures: (number) => counted(number, FAILURE),
    left: (minutes) => (minutes < 1 ? 'llai na munud ar ôl' : `tua ${counted(minutes, MINUTE)} ar ôl`),
    now: 'Yn holi nawr',
    start: 'Dechrau',
    resume: 'Mynd ymlaen',
    reviewFound: 'Adolygu’r hyn a ganfuwyd',
    pause: 'Oedi',
    cancel: 'Canslo',
    cancelSure: 'Canslo’r rhediad? Caiff ysgolion sydd heb eu gorffen eu nodi felly; gallwch roi cynnig arall arnynt.',
    cancelYes: 'Canslo’r rhediad',
    cancelNo: 'Gadael iddo redeg',
    retry: (number) => `Rhoi cynnig arall ar yr hyn a fethodd (${number})`,
    found: 'Mae pob safle wedi’i chwilio. Edrychwch ar yr hyn a ganfuwyd, yna ei adolygu.',
    needsLeave: (number) =>
      `${formFor(number, { one: 'Mae angen eich caniatâd ar 1 safle', other: `Mae angen eich caniatâd ar ${counted(number, SITE)}` })} cyn y gall Noticemark ddarllen yno. Ni chollir dim; rhowch ganiatâd ac aiff y rhediad ymlaen:`,
    giveLeave: (number) => `Rhoi caniatâd ar gyfer ${counted(number, SITE)} a mynd ymlaen`,
    moreHosts: (number) => `a ${number} arall`,
    unaskedLinks: (links, hosts) =>
      `Ni wiriwyd ${counted(links, NOUNS.link)} o’r hysbysiadau, i ${counted(hosts, NOUNS.website)}: nid yw eich porwr wedi cael caniatâd i holi yno.`,
    linkHosts: (hosts) => (hosts === 1 ? 'Pa wefan' : `Pa wefannau (${hosts})`),
    ofHost: (links) => counted(links, NOUNS.link),
    askLinks: (hosts) => `Rhoi caniatâd ar gyfer ${counted(hosts, NOUNS.website)} a gwirio’r dolenni`,
    uncheckedLinks: (links) =>
      `Ni ellid gwirio ${counted(links, NOUNS.link)} am resymau eraill, megis safle nad yw’n ateb neu sy’n anfon ymlaen i un arall. Dywed pob un pam yn yr adolygiad ac yn y llyfr gwaith.`,
    filesAgain: (day) =>
      `Darllenwyd ffeiliau’r swp hwn ar ${day}. Adolygir yr hyn a ddarllenwyd ohonynt eto yn ôl rheolau heddiw; dewiswch y ffeiliau eto os ydynt wedi newid ers hynny.`,
    chooseFiles: 'Dewis ffeiliau eto',
    chooseFolder: 'Dewis ffolder eto',
    filesTaken: (taken, other) =>
      sentence([
        `Cymerwyd ${counted(taken, NOUNS.file)} yn lle rhai cynharach`,
        ...(other > 0
          ? [`${other} heb fod yn y swp hwn, ac wedi’u gadael allan: dechreuwch swmp-adolygiad newydd gyda nhw`]
          : []),
      ]),
    fault: 'Bu’n rhaid i’r rhediad stopio: ni chadwodd y ddyfais yr hyn a roddwyd iddi. Gwnewch le, yna ewch ymlaen.',
    closing: 'Gallwch gau’r tab hwn unrhyw bryd: aiff y rhediad ymlaen o’r man lle’r oedd pan fyddwch yn ei agor eto.',
  },

  tabs: {
    label: 'Rhannau o’r canlyniad',
    grid: 'Canlyniadau',
    candidates: 'Dogfennau',
    gaps: 'Bylchau cyffredin',
    templates: 'Templedi',
    lacking: 'Hysbysiadau ar goll',
    failures: 'Methiannau',
    actions: 'Camau nesaf',
    changes: 'Newidiadau',
    files: 'Ffeiliau',
  },

  grid: {
    label: 'Ysgolion a gwiriadau',
    rows: 'Rhesi',
    bySchool: 'Un rhes fesul ysgol',
    byNotice: 'Un rhes fesul hysbysiad',
    trust: 'Ymddiriedolaeth',
    phase: 'Cyfnod',
    kind: 'Math o hysbysiad',
    check: 'Gwiriad',
    outcome: 'Ateb',
    any: 'Unrhyw un',
    anyCheck: 'Unrhyw wiriad',
    words: 'Chwilio’r ysgolion',
    clear: 'Dangos y cyfan',
    shown: (shown, all) => (shown === all ? schools(all) : `${shown} o ${schools(all)}`),
    none: 'Nid oes ysgol yn cyfateb. Dangoswch y cyfan, neu dewiswch rywbeth arall.',
    empty: 'Dim i’w ddangos eto.',
    school: 'Ysgol',
    notice: 'Hysbysiad',
    notices: 'Hysbysiadau',
    findings: 'Yn y testun',
    outcomes: OUTCOMES,
    short: { missing: 'ar goll', partial: 'rhannol', met: 'mewn trefn', 'not-applicable': 'amherthnasol' },
    look: 'gwirio',
    lookLong: 'gwiriwch hyn â llaw',
    differs: 'mae hysbysiadau o’r un math yn gwahaniaethu',
    share: (kinds, of) => `mewn ${kinds} o ${counted(of, KIND)} o hysbysiad`,
    sortHint: 'Mae Enter yn trefnu yn ôl y golofn hon.',
    keys: 'Mae’r bysellau saeth yn symud o gell i gell; mae Enter yn agor cell, neu’n trefnu yn ôl colofn.',
    how: 'O sawl hysbysiad o’r un math, y gorau sy’n ateb; o hysbysiadau i wahanol bobl, y gwaethaf, gan fod rhaid dweud wrth bob un ohonynt.',
    page: (from, to, of) => `${from} i ${to} o ${of}`,
    next: 'Tudalen nesaf',
    previous: 'Tudalen flaenorol',
    close: 'Cau',
    open: 'Agor ei adolygiad',
    openNamed: (title) => `Agor yr adolygiad o ${title}`,
    opening: 'Yn agor yr adolygiad…',
    notOpened: 'Nid yw’r adolygiad hwn wedi’i gadw mwyach.',
    gone: 'ni chanfuwyd hysbysiad',
    noAnswer: 'heb ei holi',
    detail: (school) => `Mwy am ${school}`,
  },
  kind: KINDS,
  stage: STAGES,

  candidates: {
    lead: 'Yr hyn a ganfuwyd, a enwyd neu a ychwanegwyd. Dilëwch yr hyn nad yw’n hysbysiad gan yr ysgol; ychwanegwch yr hyn na chanfuwyd.',
    state: CANDIDATE_STATES,
    by: CANDIDATE_BY,
    none: 'Ni chanfuwyd dim yma.',
    strike: 'Dileu',
    strikeNamed: (url) => `Dileu ${url}`,
    restore: 'Ei gymryd i mewn eto',
    restoreNamed: (url) => `Cymryd ${url} i mewn eto`,
    struck: 'Wedi’i ddileu.',
    restored: 'Wedi’i gymryd i mewn eto.',
    add: 'Ychwanegu hysbysiad yn ôl ei gyfeiriad',
    addTo: (school) => `Ychwanegu hysbysiad gan ${school} yn ôl ei gyfeiriad`,
    addButton: 'Ychwanegu',
    added: 'Wedi’i ychwanegu. Fe’i darllenir pan aiff y rhediad ymlaen.',
    notAnAddress: 'Nid cyfeiriad tudalen we yw hwnnw.',
    count: (number) => counted(number, NOUNS.document),
    also: (number) => `hefyd mewn ${counted(number, ADDRESS)} arall`,
    more: (number) => `Dangos ${schools(number)} arall`,
  },

  gaps: {
    lead: 'Wedi’u cyfrif mewn ysgolion a hysbysiadau. Dim sgôr.',
    none: 'Ni chanfuwyd bwlch.',
    table: 'Bylchau, y mwyaf cyffredin yn gyntaf',
    what: 'Beth',
    missing: 'Ysgolion lle mae ar goll',
    partial: 'Ysgolion lle mae yno’n rhannol',
    notices: 'Hysbysiadau â bwlch',
    of: (number, all) => `${number} o ${all}`,
    inText: 'canfuwyd yn y testun',
    show: 'Dangos yr ysgolion',
    showNamed: (title) => `Dangos yr ysgolion: ${title}`,
  },

  templates: {
    lead: 'Hysbysiadau sawl ysgol sy’n dod o’r un testun, a phwy sydd wedi crwydro oddi wrtho.',
    none: 'Nid oes dwy ysgol yn rhannu testun.',
    title: (kind, number) => `${kind}: un testun mewn ${schools(number)}`,
    model: (school) => `Wedi’u cymharu â hysbysiad ${school}.`,
    drift: DRIFTS,
    answers: (checks) => `Atebion gwahanol: ${checks}`,
    noAnswers: 'Yr un atebion.',
    show: 'Dangos y gwahaniaeth',
    hide: 'Cuddio’r gwahaniaeth',
    same: 'Ac eithrio enw’r ysgol, yr un yw’r testun.',
    gone: 'Nid yw un o’r ddau destun wedi’i gadw.',
    working: 'Yn cymharu’r testunau…',
    counts: (same, close, drifted) =>
      sentence([
        `${same} gair am air`,
        ...(close > 0 ? [`${close} â gwahaniaethau bach`] : []),
        ...(drifted > 0 ? [`${drifted} wedi crwydro`] : []),
      ]),
  },

  lacking: {
    lead: 'Mathau o hysbysiad y chwiliwyd amdanynt, ac na chanfuwyd. Ni restrir ysgolion na ellid chwilio drwyddynt.',
    none: 'Nid oes math o hysbysiad ar goll.',
    needed: 'Mae angen un ar bob ysgol.',
    wanted: 'Mae ei angen lle mae’r ysgol yn cadw data amdanynt.',
    count: schools,
  },

  failures: {
    lead: 'Popeth na ellid ei holi neu ei ddarllen, gyda’r rheswm.',
    none: 'Ni fethodd dim.',
    elsewhere: 'Tudalennau eraill y mae hi’n cysylltu â nhw, nad ydynt yn eiddo iddi:',
    retryNamed: (school) => `Rhoi cynnig arall ar ${school}`,
    retry: 'Rhoi cynnig arall',
  },

  actions: {
    lead: 'Yr hyn y mae’n rhaid i bob ysgol ei wneud, fel neges y gallwch ei gludo i e-bost.',
    none: 'Nid oes gan neb ddim i’w wneud.',
    show: (school) => `Neges i ${school}`,
    copy: 'Copïo',
    copyNamed: (school) => `Copïo’r neges i ${school}`,
    copied: 'Wedi’i chopïo: gludwch hi i e-bost.',
    notCopied: 'Ni adawodd y porwr iddi gael ei chopïo.',
    summary: (missing, partial, lacking) =>
      [
        ...(missing > 0 ? [`${missing} ar goll`] : []),
        ...(partial > 0 ? [`${partial} yno’n rhannol`] : []),
        ...(lacking > 0 ? [`ni chanfuwyd ${notices(lacking)}`] : []),
      ].join(', '),
  },

  changes: {
    lead: 'Wedi’i gymharu â rhediad arall o’r rhestr.',
    with: 'Cymharu â',
    choose: 'Dewis swp',
    noOther: 'Nid oes swp arall i gymharu ag ef.',
    working: 'Yn cymharu…',
    none: 'Does dim wedi newid.',
    state: CHANGES,
    fixed: 'Wedi’i gywiro',
    fresh: 'Bwlch newydd',
    changed: 'Wedi newid, bwlch o hyd',
    newSchool: 'newydd ar y rhestr',
    goneSchool: 'nid yw ar y rhestr mwyach',
    movedFrom: (url) => `roedd yn ${url}`,
    counts: (fixed, fresh, changed, unchanged) =>
      `${fixed} ${formFor(fixed, { one: 'wedi’i gywiro', other: 'wedi’u cywiro' })}, ${fresh} yn newydd, ${changed} wedi newid; ${notices(unchanged)} heb newid.`,
    otherDay: (before, after) => `Cymharwyd y ddau â rheolau diwrnodau gwahanol: ${before} a ${after}.`,
  },

  files: {
    lead: 'O holl ysgolion y swp. Mae’r taenlenni’n ddiogel i’w hagor: ni chaiff unrhyw gell ei rhedeg fel fformiwla.',
    xlsx: 'Llyfr gwaith (Excel): grid, beth i’w wneud, traciwr, dolenni, ffynonellau, methiannau',
    board: 'Adroddiad i’r bwrdd, i’w argraffu neu ei anfon',
    grid: 'Y grid fel tabl (CSV)',
    csv: 'Pob ateb fel tabl (CSV)',
    results: 'Pob ateb a phob methiant fel data (llinellau JSON)',
    jsonl: 'Adroddiadau fel data (llinellau JSON)',
    all: 'Y cyfan mewn un ffeil ZIP, gydag adroddiad a neges i bob ysgol',
    making: 'Yn creu’r ffeil…',
    done: (name) => `Cadwyd fel ${name}.`,
    failed: 'Ni ellid creu’r ffeil. Nam yn Noticemark yw hynny.',
  },

  again: {
    title: 'Adolygu eto',
    asOf: 'Yn ôl rheolau',
    button: 'Adolygu eto, heb nôl dim',
    hint: 'Ar ôl newid yn y gyfraith neu’r rheolau: caiff yr hyn a ddarllenwyd ei gymharu â nhw o’r newydd.',
  },

  gone: {
    title: 'Nid yw’r swp hwn wedi’i gadw mwyach',
    text: 'Fe’i dilëwyd, neu fe’i gwnaed mewn porwr arall.',
    back: 'Pob swp',
  },
  opening: 'Yn agor y swp…',
  failed: 'Nam yn Noticemark yw hynny. Rhowch gynnig arall arni; os digwydd eto, rhowch wybod i ni.',
};
