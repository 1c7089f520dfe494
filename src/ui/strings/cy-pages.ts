/** The words of the extension's own pages, in Welsh. Loaded when they are wanted. */

import type { MediaType, Nation } from '../../engine/report';
import type { DecisionState, Verdict } from '../../history/decision';
import type { PageStrings } from './en-pages';
import { enSampleNotice } from './en-sample-notice';
import { counted, formFor, NOUNS, welshMoment, welshNumber } from './welsh';

const NATIONS: Readonly<Record<Nation, string>> = {
  england: 'Lloegr',
  wales: 'Cymru',
  scotland: 'Yr Alban',
  'northern-ireland': 'Gogledd Iwerddon',
  unknown: 'Gwlad anhysbys',
};

const FORMATS: Readonly<Record<MediaType, string>> = {
  'text/html': 'Tudalen we',
  'text/plain': 'Testun plaen',
  'text/markdown': 'Testun Markdown',
  'application/pdf': 'Ffeil PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Ffeil Word',
  'application/vnd.oasis.opendocument.text': 'Testun OpenDocument',
};

const VERDICT_BUTTONS: Readonly<Record<Verdict, string>> = {
  confirmed: 'Cadarnhau',
  overruled: 'Gwrthdroi',
  dismissed: 'Diystyru',
};

const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  confirmed: 'Mae’r ateb yn iawn.',
  overruled: 'Dylai’r ateb fod yn un arall.',
  dismissed: 'Nid yw o bwys yma.',
};

const DECISION_STATES: Readonly<Record<Exclude<DecisionState, 'stands'>, string>> = {
  expired: 'Roedd hyn yn cyfrif tan ddyddiad sydd wedi mynd heibio. Nid yw’n cyfrif mwyach.',
  'wording-changed': 'Mae’r geiriad y penderfynwyd arno wedi newid. Edrychwch eto.',
  'answer-changed': 'Mae ateb Noticemark wedi newid ers y penderfyniad hwn. Edrychwch eto.',
};

const many = (number: number, one: string, other: string): string => `${number} ${formFor(number, { one, other })}`;

export const cyPages: PageStrings = {
  pageTitle: 'Adolygiad',
  titled: (name: string): string => `${name} · Noticemark`,
  navigation: 'Tudalennau Noticemark',
  navReview: 'Adolygu',
  navHistory: 'Hanes',
  navBulk: 'Swmp-adolygu',
  navSettings: 'Gosodiadau',

  start: {
    title: 'Adolygu hysbysiad',
    lead: 'Nid yw dim a agorwch yma yn gadael y porwr hwn.',
    dropTitle: 'Ffeil',
    drop: 'Gollyngwch ffeiliau unrhyw le ar y dudalen hon, neu dewiswch nhw.',
    formats: 'Tudalen we, PDF, Word, OpenDocument neu destun plaen.',
    choose: 'Dewis ffeil',
    dropNow: 'Gollyngwch hi i’w hadolygu',
    files: 'Ffeiliau',
    filesRead: (over: number, all: number): string =>
      `${over} o’r ${counted(all, NOUNS.file)} ${formFor(over, { one: 'wedi’i gorffen', other: 'wedi’u gorffen' })}.`,
    filesDone: 'Mae pob ffeil wedi’i gorffen.',
    filesClear: 'Clirio’r rhestr',
    fileWaiting: 'yn aros',
    fileReading: 'yn cael ei darllen…',
    fileOpen: (name: string): string => `Agor yr adolygiad o ${name}`,
    fileNotices: (notices: number, gaps: string): string =>
      notices === 1 ? gaps : `${counted(notices, NOUNS.notice)}, ${gaps}`,
    fileNoNotice: 'nid yw’n edrych fel hysbysiad preifatrwydd',
    handedGone: 'Nid yw’r ffeil yma mwyach. Agorwch hi eto o’r ffenestr naid, neu cadwch hi a’i gollwng yma.',
    pasteTitle: 'Testun wedi’i ludo',
    paste: 'Geiriau’r hysbysiad',
    pasteHint: 'Darllenir penawdau a ysgrifennir fel yn Markdown (# Eich hawliau) fel penawdau.',
    pasteName: 'Ei enw (dewisol)',
    pastedText: 'Testun wedi’i ludo',
    review: 'Ei adolygu',
    empty: 'Gludwch eiriau’r hysbysiad yn gyntaf.',
    openPage: 'I adolygu tudalen ar wefan, agorwch hi a chliciwch fotwm Noticemark ym mar offer y porwr.',
    password: 'Ei chyfrinair',
    passwordHint: 'Mae’r ffeil wedi’i diogelu. Defnyddir y cyfrinair i’w hagor, ac ni chaiff ei gadw.',
    open: 'Agor',
  },

  working: {
    reading: (name: string): string => `Darllen ${name}…`,
    reviewing: 'Adolygu’r hysbysiad…',
    opening: 'Nôl yr adolygiad…',
  },
  failedTitle: 'Ni ellid ei ddarllen',
  failed:
    'Nam yn Noticemark yw hynny, nid yn yr hysbysiad. Rhowch gynnig arall arni; os bydd yn digwydd eto, rhowch wybod i ni.',
  goneTitle: 'Ni chedwir yr adolygiad hwn mwyach',
  gone: 'Fe’i dilëwyd, neu fe’i gwnaed mewn porwr arall.',
  startAgain: 'Adolygu hysbysiad arall',

  nation: NATIONS,
  format: FORMATS,
  source: 'Ffynhonnell',
  readOn: 'Darllenwyd',
  pages: (number: number): string => counted(number, NOUNS.page),
  words: (number: number): string => `tua ${welshNumber(number)} o eiriau`,
  readingAge: (years: number): string => `oedran darllen tua ${years}`,
  moment: (iso: string): string => welshMoment(new Date(iso)),
  partsLabel: (number: number): string => `${counted(number, NOUNS.notice)} yn y ffynhonnell hon`,

  asOf: {
    label: 'Yn ôl rheolau',
    today: 'Heddiw',
    review: 'Adolygu ar gyfer y diwrnod hwn',
    notADay: 'Dewiswch ddiwrnod o’r calendr.',
    past: (day: string): string => `Yn ôl rheolau ${day}, nid rhai heddiw.`,
    noText: 'Dim ond canlyniad yr adolygiad hwn a gedwir, felly ni ellir ei wneud eto ar gyfer diwrnod arall.',
    done: (day: string): string => `Adolygwyd ar gyfer ${day}.`,
  },
  otherRules: (then: string, now: string): string =>
    `Gwnaed yr adolygiad hwn gyda rheolau fersiwn ${then}. Mae’r rheolau bellach yn fersiwn ${now}.`,
  reviewWithNow: 'Adolygu gyda’r rheolau fel y maent nawr',

  filter: {
    label: 'Dangos',
    all: 'Popeth',
    severity: 'Difrifoldeb',
    anySeverity: 'Unrhyw un',
    words: 'Chwilio’r gwiriadau',
    clear: 'Dangos popeth',
    shown: (shown: number, all: number): string =>
      shown === all ? counted(all, NOUNS.row) : `${shown} o ${counted(all, NOUNS.row)}`,
    none: 'Nid oes rhes yn cyfateb. Dangoswch bopeth, neu chwiliwch am rywbeth arall.',
  },
  outcomeCounts: {
    missing: (number: number): string => `${number} ar goll`,
    partial: (number: number): string => `${number} yno’n rhannol`,
    finding: (number: number): string => counted(number, NOUNS.finding),
    met: (number: number): string => `${number} mewn trefn`,
    'not-applicable': (number: number): string => `${number} amherthnasol`,
    'to-check': (number: number): string => `${many(number, 'i’w wirio', 'i’w gwirio')} â llaw`,
    decided: (number: number): string => many(number, 'wedi’i benderfynu', 'wedi’u penderfynu'),
  },

  place: (section: string | null, page: number | null): string =>
    [section ? `o dan “${section}”` : '', page ? `tudalen ${page}` : ''].filter(Boolean).join(', '),
  showInText: 'Dangos yn y testun',
  showQuoteInText: (quote: string): string => `Dangos yn y testun: ${quote}`,
  limitsLabel: 'Yr hyn na all y gwiriad hwn ei ddweud',
  linkLabel: 'Cyfeiriad',

  text: {
    label: 'Testun yr hysbysiad',
    show: 'Dangos y testun',
    hide: 'Dangos y gwiriadau',
    marks: (number: number): string =>
      number === 0
        ? 'Does dim wedi’i farcio'
        : `${counted(number, NOUNS.place)} ${formFor(number, { one: 'wedi’i farcio', other: 'wedi’u marcio' })}`,
    mark: (at: number, of: number): string => `Lle ${at} o ${of}`,
    next: 'Marc nesaf',
    previous: 'Marc blaenorol',
    keys: 'Mae Alt a’r saeth i lawr neu i fyny yn mynd o farc i farc.',
    markOf: (titles: readonly string[]): string => titles.join('; '),
    key: 'Beth mae’r marciau’n ei olygu',
    keyNearest: 'Agosaf at yr hyn sydd ar goll',
    noText: 'Ni chedwir testun yr hysbysiad hwn.',
  },

  leftOut: {
    title: 'Heb ei ddarllen fel rhan o’r hysbysiad',
    takeIn: 'Ei gynnwys',
    takeInNamed: (reason: string): string => `Ei gynnwys: ${reason}`,
    taken: 'Wedi’i gynnwys; adolygwyd eto.',
    takenIn: (number: number): string =>
      `${counted(number, NOUNS.piece)} ${formFor(number, { one: 'wedi’i gynnwys', other: 'wedi’u cynnwys' })} â llaw.`,
    leaveOut: 'Eu gadael allan eto',
    left: 'Wedi’u gadael allan; adolygwyd eto.',
    unread: 'Ni ellid ei ddarllen',
  },

  export: {
    label: 'Allforio',
    html: 'Adroddiad i’w argraffu neu ei anfon',
    docx: 'Ffeil Word i’r ysgol ateb ynddi',
    xlsx: 'Taenlen (Excel)',
    csv: 'Tabl ar gyfer taenlen (CSV)',
    json: 'Data (JSON)',
    message: 'Copïo neges i’r ysgol',
    messageCopied: 'Wedi’i chopïo: gludwch hi mewn e-bost.',
    done: (file: string): string => `Cadwyd fel ${file}.`,
    failed: 'Ni ellid gwneud y ffeil. Nam yn Noticemark yw hynny.',
    fileName: (title: string, asOf: string): string => `${title || 'Hysbysiad preifatrwydd'} - adolygiad ${asOf}`,
  },

  decide: {
    label: 'Eich penderfyniad',
    button: VERDICT_BUTTONS,
    means: VERDICT_MEANINGS,
    state: DECISION_STATES,
    said: (verdict: Verdict, status: string | null): string =>
      verdict === 'confirmed'
        ? 'Cadarnhawyd.'
        : verdict === 'dismissed'
          ? 'Diystyrwyd.'
          : status
            ? `Gwrthdrowyd: ${status.toLowerCase()}.`
            : 'Gwrthdrowyd.',
    tag: (verdict: Verdict, status: string | null): string =>
      verdict === 'confirmed'
        ? 'Cadarnhawyd'
        : verdict === 'dismissed'
          ? 'Diystyrwyd'
          : `Chi: ${status ?? 'gwrthdrowyd'}`,
    tagLook: 'Edrychwch eto',
    on: (by: string | null, day: string): string => (by ? `${by}, ${day}` : day),
    until: (day: string): string => `yn cyfrif tan ${day}`,
    status: 'Yr ateb cywir',
    reason: 'Pam',
    reasonOptional: 'Pam (dewisol)',
    lacksReason: 'Dywedwch pam, fel bod modd ei ddeall y flwyddyn nesaf.',
    note: 'Nodyn (dewisol)',
    untilLabel: 'Yn cyfrif tan (dewisol)',
    save: 'Cadw',
    cancel: 'Canslo',
    change: 'Newid',
    again: 'Penderfynu eto',
    takeBack: 'Tynnu’n ôl',
    gone: 'Penderfyniadau ar bethau na cheir mohonynt mwyach',
  },
  undo: {
    button: 'Dadwneud',
    done: {
      decided: (title: string): string => `Cadwyd: ${title}.`,
      'taken-back': (title: string): string => `Tynnwyd yn ôl: ${title}.`,
    },
    undone: 'Dadwnaed.',
  },

  history: {
    title: 'Hanes',
    lead: 'Adolygiadau yr ydych wedi’u hagor yn llawn; fe’u cedwir ar y ddyfais hon yn unig.',
    search: 'Chwilio’r hanes',
    none: 'Ni chedwir dim eto. Yma y cedwir yr adolygiadau yr ydych yn eu hagor yn llawn.',
    noneFound: 'Nid oes adolygiad a gadwyd yn cyfateb.',
    files: 'Ffeiliau a thestun wedi’i ludo',
    asOf: (day: string): string => `rheolau ${day}`,
    gaps: (number: number): string => (number === 0 ? 'dim bylchau' : counted(number, NOUNS.gap)),
    times: (number: number): string => counted(number, NOUNS.review),
    compare: 'Cymharu’r ddau ddiweddaraf',
    compareAny: 'Cymharu dau o’r adolygiadau hyn',
    compareSame: 'Dewiswch ddau wahanol.',
    compareThese: 'Cymharu’r ddau hyn',
    compareNamed: (title: string): string => `Cymharu’r ddau adolygiad diweddaraf: ${title}`,
    remove: 'Dileu',
    removeNamed: (title: string, when: string): string => `Dileu’r adolygiad o ${title}, ${when}`,
    removed: 'Dilëwyd.',
    size: (reviews: number, megabytes: string): string =>
      `${counted(reviews, NOUNS.review)}; tua ${megabytes} MB ar y ddyfais hon.`,
    exportAll: 'Allforio popeth',
    exportName: (day: string): string => `Hanes Noticemark ${day}`,
    importAll: 'Mewnforio ffeil',
    imported: (reviews: number, batches: number, decisions: number): string =>
      `Mewnforiwyd: ${counted(reviews, NOUNS.review)}, ${counted(batches, NOUNS.batch)}, ${counted(decisions, NOUNS.decision)}; a’ch rheolau eich hun a’ch gosodiadau, lle mae’r ffeil yn eu cynnwys.`,
    notImported: 'Ni fewnforiwyd dim:',
    removeAll: 'Dileu popeth',
    removeAllSure: 'Dileu pob adolygiad a phob penderfyniad o’r ddyfais hon? Ni ellir dadwneud hyn.',
    removeAllYes: 'Dileu’r cyfan',
  },
  compare: {
    title: 'Beth sydd wedi newid',
    before: 'Cynt',
    after: 'Wedyn',
    fixed: 'Wedi’u cywiro',
    fresh: 'Bylchau newydd',
    changed: 'Wedi newid, yn fylchau o hyd',
    open: 'Heb eu cywiro',
    none: 'Dim.',
    statusFromTo: (before: string, after: string): string => `${before} → ${after}`,
    notAsked: 'ni ofynnwyd',
    otherDay: (before: string, after: string): string =>
      `Adolygwyd y ddau yn ôl rheolau diwrnodau gwahanol: ${before} a ${after}.`,
    otherRules: 'Gwnaed y ddau gyda fersiynau gwahanol o’r rheolau.',
    textTitle: 'Sut y newidiodd y testun',
    sameText: 'Yr un yw’r testun.',
    removed: 'tynnwyd allan',
    added: 'ychwanegwyd',
    skipped: (number: number): string => `${counted(number, NOUNS.line)} heb newid`,
    back: 'Yn ôl i’r hanes',
    gone: 'Ni chedwir un o’r ddau adolygiad mwyach.',
  },

  beside: {
    inTab: 'Agor mewn tab',
    otherPage: 'Nid adolygiad o’r dudalen wrth ei ochr yw hwn.',
    showPage: 'Dangos adolygiad y dudalen',
    noReview: 'Nid yw’r dudalen wrth ei ochr wedi’i hadolygu. I’w hadolygu, cliciwch fotwm Noticemark yn y bar offer.',
  },

  hidden: (number: number): string =>
    `Ni restrir ${counted(number, NOUNS.row)}: mae’r gwiriadau wedi’u diffodd yn y gosodiadau. Mae’r ffeiliau a allforir yn cynnwys pob un.`,

  settings: {
    title: 'Gosodiadau',
    lead: 'Cedwir y rhain yn y porwr hwn. Mae pob newid yn cyfrif ar unwaith.',
    kept: 'Wedi’i gadw.',
    reviewer: 'Pwy sy’n adolygu',
    reviewerHint: 'I’w weld mewn adroddiadau, mewn negeseuon i ysgolion ac wrth ymyl eich penderfyniadau.',
    name: 'Eich enw',
    organisation: 'Eich sefydliad',
    look: 'Lliwiau',
    theme: { system: 'Yr un fath â’r system', light: 'Golau', dark: 'Tywyll' },
    language: 'Iaith',
    languageHint: 'Mae’r rheolau, eu cyngor a’r ffeiliau a allforir yn Saesneg.',
    languages: { browser: 'Fel y mae yn y porwr', en: 'English', cy: 'Cymraeg' },
    checks: 'Gwiriadau a restrir',
    checksHint:
      'Ar y dudalen adolygu. Mae’r hyn sydd wedi’i ddiffodd yn dal i gael ei wirio, ac mae i’w weld ym mhob ffeil a allforir.',
    showAll: 'Rhestru pob gwiriad',
    managed: 'Gosodwyd gan eich sefydliad',
    managedLook: 'Dewis eich sefydliad, nes i chi ddewis.',

    rules: 'Rheolau',
    rulesHint: 'Yr hyn yr adolygir hysbysiadau yn ei erbyn. Mae pob adroddiad yn enwi pob set o reolau a’i fersiwn.',
    shippedRules: 'Rheolau ar gyfer ysgolion y DU',
    shippedFacts: (id: string, version: string, checks: number, day: string): string =>
      `${id} ${version} · ${counted(checks, NOUNS.check)} · cymharwyd ddiwethaf â’u ffynonellau ar ${day}`,
    ownFacts: (id: string, version: string, checks: number): string =>
      `${id} ${version} · ${counted(checks, NOUNS.check)}`,
    ownFrom: (file: string, day: string): string => `o ${file}, mewnforiwyd ar ${day}`,
    ownManaged: 'gan eich sefydliad, ymlaen bob amser',
    ownUsed: 'Defnyddir mewn adolygiadau',
    ownUsedNamed: (title: string): string => `Defnyddir mewn adolygiadau: ${title}`,
    ownUnusable: 'Nid yw’r rheolau hyn yn cymryd rhan mewn adolygiadau, am na ellir eu defnyddio fel y maent:',
    ownNotPrepared:
      'Ni ellid eu paratoi. Llwythwch y dudalen hon eto; os nad yw hynny’n helpu, mewnforiwch y ffeil o’r newydd.',
    ownChecks: 'Yr hyn y maent yn ei wirio',
    ownRemove: 'Tynnu',
    ownRemoveNamed: (title: string): string => `Tynnu: ${title}`,
    ownRemoveSure: (title: string, version: string): string =>
      `Tynnu “${title}” ${version}? Mae’r adolygiadau a wnaed gyda nhw yn aros fel y maent.`,
    ownRemoveYes: 'Eu tynnu',
    ownRemoved: (title: string): string => `Tynnwyd: ${title}.`,
    ownSwitched: (title: string, on: boolean): string =>
      on ? `Wedi’u troi ymlaen: ${title}.` : `Wedi’u diffodd: ${title}. Gwneir adolygiadau newydd hebddynt.`,
    ownSwitchRefused: (title: string): string => `Ni ellir troi “${title}” ymlaen ochr yn ochr â’r rheolau eraill:`,
    addRules: 'Eich rheolau eich hun',
    addRulesHint:
      'Ffeil o reolau eich ymddiriedolaeth (YAML): yr un ag y mae’r llinell orchymyn yn ei chymryd. Rhoddir cynnig arni cyn ei derbyn; nid yw ffeil â gwall yn newid dim. Mae fersiwn newydd yn cymryd lle’r un o’i blaen.',
    addRulesButton: 'Mewnforio ffeil reolau',
    exampleRules: 'Cadw ffeil i ddechrau ohoni',
    exampleSaved: (file: string): string => `Cadwyd fel ${file}. Newidiwch hi, yna ei mewnforio.`,
    trying: (file: string): string => `Yn rhoi cynnig ar ${file}…`,
    rulesTaken: (title: string, version: string, replaced: string | null): string =>
      replaced === null
        ? `Mewnforiwyd a throwyd ymlaen: ${title} ${version}.`
        : `Mewnforiwyd a throwyd ymlaen: ${title} ${version}, yn lle ${replaced}.`,
    rulesExamples: (wrong: number, all: number): string =>
      all === 0
        ? 'Nid oes enghreifftiau yn y ffeil y gellid rhoi cynnig arnynt.'
        : wrong === 0
          ? `Rhoddwyd cynnig ar ei henghreifftiau (${all}): atebwyd pob un fel y mae’n ei ddweud.`
          : `Atebwyd ${wrong} o’i ${counted(all, NOUNS.example)} yn wahanol i’r hyn y mae’n ei ddweud:`,
    rulesRefused: (file: string, problems: number): string =>
      `Mae ${counted(problems, NOUNS.fault)} yn ${file}. Ni dderbyniwyd y ffeil; nid oes dim wedi newid.`,
    rulesTooLarge: (file: string): string =>
      `Mae ${file} yn fwy nag y gall ffeil reolau fod (1 MB). Ni dderbyniwyd y ffeil; nid oes dim wedi newid.`,
    rulesSame: (title: string, version: string): string => `Mae ${title} ${version} yno eisoes, air am air.`,
    rulesOlder: (title: string, have: string, offered: string): string =>
      `Mae gennych ${title} ${have}. Mae’r ffeil yn dweud ${offered}, nad yw’n fwy newydd. Ei rhoi yn lle ${have} er hynny?`,
    rulesOlderYes: 'Ei disodli',
    moreFaults: (number: number): string => `a ${number} arall.`,
    faultPlace: (line: number, column: number): string => `Llinell ${line}, colofn ${column}`,

    shortcut: 'Llwybr byr bysellfwrdd',
    shortcutIs: 'Yn agor Noticemark ar y dudalen yr ydych arni:',
    shortcutNone: 'Nid oes bysellau wedi’u gosod sy’n agor Noticemark ar y dudalen yr ydych arni.',
    shortcutHow: {
      chromium: 'I’w newid: chrome://extensions/shortcuts, yn y bar cyfeiriad.',
      edge: 'I’w newid: edge://extensions/shortcuts, yn y bar cyfeiriad.',
      firefox:
        'I’w newid: “Ychwanegion a themâu” yn newislen Firefox, yna’r cocsyn, yna “Rheoli llwybrau byr estyniadau”.',
    },
    shortcutOpen: 'Agor llwybrau byr y porwr',

    data: 'Yr hyn a gedwir ar y ddyfais hon',
    dataHint:
      'Nid oes dim ohono’n gadael y porwr hwn oni bai eich bod yn ei allforio. Mae’r ffeil yn cynnwys y cyfan, y sypiau hefyd, a gellir ei mewnforio mewn porwr arall.',
    dataKept: (reviews: number, batches: number, decisions: number, rulePacks: number): string =>
      `${counted(reviews, NOUNS.review)}, ${counted(batches, NOUNS.batch)}, ${counted(decisions, NOUNS.decision)}, ${counted(rulePacks, NOUNS.ruleFile)} eich hun, a’r gosodiadau hyn.`,
    dataSize: (megabytes: number): string => (megabytes < 0.1 ? 'Llai na 0.1 MB.' : `Tua ${megabytes.toFixed(1)} MB.`),
    dataHistory: 'Eu gweld yn yr hanes',
    dataExport: 'Allforio popeth',
    dataExportName: (day: string): string => `Noticemark ${day}`,
    dataImport: 'Mewnforio ffeil',
    dataImported: (reviews: number, batches: number, decisions: number, rulePacks: number): string =>
      `Mewnforiwyd: ${counted(reviews, NOUNS.review)}, ${counted(batches, NOUNS.batch)}, ${counted(decisions, NOUNS.decision)}, ${counted(rulePacks, NOUNS.ruleFile)}.`,
    dataDelete: 'Dileu popeth',
    dataDeleteSure:
      'Dileu pob adolygiad, swp, penderfyniad, rheol o’ch eiddo a gosodiad o’r ddyfais hon? Ni ellir dadwneud hyn. Mae’r hyn a osodwyd gan eich sefydliad yn aros.',
    dataDeleteYes: 'Dileu’r cyfan',
    dataDeleted: 'Mae popeth wedi’i ddileu.',
  },

  welcome: {
    title: 'Mae Noticemark yn adolygu hysbysiadau preifatrwydd ysgolion',
    lead: 'Mae’n marcio hysbysiad fel y byddai swyddog diogelu data gofalus yn ei wneud. Chi sy’n penderfynu beth i’w wneud amdano.',
    parts: [
      {
        title: 'Beth mae’n ei wneud',
        points: [
          'Cliciwch ei fotwm ar dudalen sydd â hysbysiad preifatrwydd: mae’n rhestru’r hyn y mae’r gyfraith yn gofyn amdano ac sydd ar goll o’r hysbysiad, a’r hyn sydd wedi dyddio neu wedi torri.',
          'Mae pob rhes yn dangos y geiriau y mae’n seiliedig arnynt, y gyfraith y tu ôl iddi a beth i’w ysgrifennu yn eu lle.',
          'Gellir adolygu ffeiliau PDF a Word, a thestun wedi’i ludo, ar y dudalen “Adolygu”.',
        ],
      },
      {
        title: 'Beth nad yw byth yn ei wneud',
        points: [
          'Nid oes dim yn gadael y porwr hwn: dim hysbysiad, dim canlyniad, dim cyfrif o’r hyn a wnewch.',
          'Nid yw’n darllen yr un dudalen nes i chi glicio.',
          'Nid yw’n rhoi sgôr, ac nid yw byth yn dweud bod hysbysiad yn cydymffurfio. Person sy’n penderfynu.',
        ],
      },
      {
        title: 'Beth mae’n gofyn amdano, a phryd',
        points: [
          'Wrth ei osod: dim ond y dudalen o’ch blaen, a dim ond pan gliciwch y botwm.',
          'Pan adolygwch ddogfen ar wefan arall: y wefan honno, wrth glicio. Gallwch wrthod, a thynnu’r caniatâd yn ôl yng ngosodiadau’r porwr.',
          'Pan wiriwch ddolenni hysbysiad, neu adolygu llawer o ysgolion ar unwaith: y gwefannau hynny, wrth glicio. Ni ddywedir dim wrthynt amdanoch chi na’r hysbysiad.',
        ],
      },
    ],
    tryIt: 'Rhoi cynnig arni ar hysbysiad enghreifftiol',
    tryHint: 'Hysbysiad Saesneg ysgol ddychmygol, gyda’r hyn sy’n aml o’i le mewn hysbysiadau.',
    sampleName: 'Hysbysiad enghreifftiol',
    sample: enSampleNotice,
  },

  about: 'Sut y cafodd ei ddarllen',
  hash: 'SHA-256 o’r hyn a ddarllenwyd',
  rules: (packs: string): string => `Rheolau ${packs}`,
  program: (name: string, version: string): string => `${name} ${version}`,
  close: 'Cau',
};
