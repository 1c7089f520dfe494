/** Every word the screens say, in Welsh: in the terms of the Information Commissioner and the Welsh Government. Loaded when it is wanted. */
import type { LinkResult, NoticeKind, Report, Severity } from '../../engine/report';
import type { ShowOutcome } from '../parts/quote-in-page';
import type { RowOutcome } from '../parts/result-rows';
import type { DocumentFailure, OfferedDocument, UnreadableReason } from '../popup/popup-state';
import type { Strings } from './en';
import { counted, formFor, NOUNS, welshDay, welshNumber, welshSpan } from './welsh';

const KINDS: Readonly<Record<NoticeKind, string>> = {
  pupils: 'Hysbysiad i ddisgyblion',
  'looked-after-children': 'Hysbysiad am blant sy’n derbyn gofal',
  parents: 'Hysbysiad i rieni',
  workforce: 'Hysbysiad i staff',
  'job-applicants': 'Hysbysiad i ymgeiswyr am swyddi',
  governors: 'Hysbysiad i lywodraethwyr',
  visitors: 'Hysbysiad i ymwelwyr',
  alumni: 'Hysbysiad i gyn-ddisgyblion',
  cctv: 'Hysbysiad teledu cylch cyfyng',
  biometrics: 'Hysbysiad biometreg',
  website: 'Hysbysiad gwefan',
  general: 'Hysbysiad cyffredinol',
  unknown: 'Hysbysiad preifatrwydd',
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  legal: 'Gofynnol yn ôl y gyfraith',
  outdated: 'Wedi dyddio',
  quality: 'Ansawdd',
  advice: 'Arfer da',
};

const OUTCOMES: Readonly<Record<RowOutcome, string>> = {
  missing: 'Ar goll',
  partial: 'Yno’n rhannol',
  finding: 'Canfuwyd',
  met: 'Mewn trefn',
  'not-applicable': 'Amherthnasol',
};

const UNREADABLE: Readonly<Record<UnreadableReason, { readonly title: string; readonly text: string }>> = {
  'browser-page': {
    title: 'Mae’r porwr yn cadw’r dudalen hon iddo’i hun',
    text: 'Un o dudalennau’r porwr ei hun yw hi, cod ffynhonnell tudalen, neu dudalen na lwythodd. Agorwch hysbysiad preifatrwydd ysgol yn y tab hwn, yna cliciwch y botwm eto.',
  },
  'extension-store': {
    title: 'Does dim modd darllen y siop estyniadau',
    text: 'Mae porwyr yn cadw eu siopau ar gau i bob estyniad. Agorwch hysbysiad preifatrwydd ysgol a chliciwch y botwm yno.',
  },
  'page-source': {
    title: 'Cod ffynhonnell tudalen yw hwn',
    text: 'Ewch yn ôl i’r dudalen ei hun a chliciwch y botwm yno.',
  },
  'extension-page': {
    title: 'Mae’r dudalen hon yn perthyn i estyniad',
    text: 'Agorwch hysbysiad preifatrwydd ysgol yn y tab hwn, yna cliciwch y botwm eto.',
  },
  'local-file': {
    title: 'Mae’r ffeil hon ar eich cyfrifiadur',
    text: 'I adolygu tudalennau sydd wedi’u cadw, caniatewch “Access to file URLs” i Noticemark yn rhestr estyniadau’r porwr, yna llwythwch y ffeil eto.',
  },
  pdf: {
    title: 'Mae’r PDF hwn ar eich cyfrifiadur',
    text: 'Nid yw porwyr yn rhoi eich ffeiliau chi i estyniadau. Agorwch y PDF ar wefan yr ysgol a chliciwch y botwm yno, neu gollyngwch y ffeil ar dudalen adolygu Noticemark.',
  },
  'not-a-document': {
    title: 'Does dim tudalen i’w darllen yma',
    text: 'Mae’r tab hwn yn dangos llun, ffilm neu ddata moel. Agorwch hysbysiad preifatrwydd ysgol a chliciwch y botwm yno.',
  },
  'error-page': {
    title: 'Ni lwythodd y dudalen',
    text: 'Mae’r porwr yn dangos gwall yn ei lle. Llwythwch hi eto, yna cliciwch y botwm.',
  },
  refused: {
    title: 'Nid yw’r porwr yn gadael i’r dudalen hon gael ei darllen',
    text: 'Mae rhai tudalennau, a rhai gwefannau ar gyfrifiaduron a reolir, ar gau i estyniadau. Os hysbysiad eich ysgol chi yw hwn, gofynnwch i bwy bynnag sy’n rheoli eich porwr.',
  },
  'no-words': {
    title: 'Does dim geiriau ar y dudalen hon eto',
    text: 'Os yw’r hysbysiad yn dal i ymddangos, arhoswch eiliad a chliciwch “Adolygu eto”. Os llun o dudalen ydyw, does dim modd ei ddarllen.',
  },
  'too-long': {
    title: 'Mae’r dudalen hon yn rhy hir i fod yn hysbysiad',
    text: 'Mae ynddi fwy na 3 miliwn o nodau, sy’n fwy nag y mae Noticemark yn ei adolygu. Os yw’r hysbysiad yn rhan ohoni, gludwch ef ar y dudalen adolygu.',
  },
};

const DOCUMENT_FORMATS: Readonly<Record<OfferedDocument['format'], string>> = {
  pdf: 'PDF',
  word: 'Dogfen Word',
  odt: 'Testun OpenDocument',
  file: 'Ffeil',
};

const OPEN_IT = 'Agorwch y ddogfen mewn tab: os bydd y porwr yn ei dangos, cliciwch y botwm yno.';

const DOCUMENT_FAILURES: Readonly<Record<DocumentFailure, string>> = {
  refused:
    'Ni chaiff Noticemark ddarllen o’r wefan honno, felly ni chafodd dim ei nôl. Rhowch gynnig arall arni i gael eich holi eto.',
  blocked: `Ni ddaeth y ffeil: methodd y rhwydwaith, neu mae’r wefan yn ei rhoi o gyfeiriad arall. ${OPEN_IT}`,
  gone: 'Does dim ffeil o’r fath: mae’r ddolen ar y dudalen wedi torri.',
  'not-allowed': `Ni roddodd y wefan y ffeil. Efallai fod angen mewngofnodi. ${OPEN_IT}`,
  'server-error': 'Mae nam ar weinydd y wefan ar hyn o bryd. Rhowch gynnig arall arni yn nes ymlaen.',
  'web-page': 'Mae’r ddolen yn arwain at dudalen we, nid at ffeil. Agorwch hi a chliciwch y botwm yno.',
  'too-large': 'Mae’r ffeil yn fwy na 25 MB: rhy fawr i fod yn hysbysiad. Gofynnwch i’r ysgol am un lai.',
  timeout: 'Ni ddaeth y ffeil o fewn 30 eiliad. Rhowch gynnig arall arni yn nes ymlaen.',
  unreadable: 'Does dim modd darllen y ffeil.',
};

const LINK_GROUPS: Readonly<Record<LinkResult['group'], string>> = {
  broken: 'Ddim yn gweithio',
  unsure: 'Does dim modd dweud: edrychwch eich hun',
  change: 'Gwell cysylltu’n wahanol',
  'not-checked': 'Heb eu gwirio',
  works: 'Yn gweithio',
};

export const cy: Strings = {
  language: 'cy',
  rulesNote: 'Mae geiriau’r rheolau a’u cyngor yn Saesneg, ac felly’r ffeiliau a allforir.',

  productName: 'Noticemark',
  popupTitle: 'Adolygu hysbysiad preifatrwydd y dudalen hon',

  progress: {
    starting: 'Paratoi…',
    'loading-page': 'Aros i’r dudalen orffen llwytho…',
    reading: 'Darllen y dudalen…',
    reviewing: 'Adolygu’r hysbysiad…',
    fetching: 'Nôl ac adolygu…',
  },

  unreadable: UNREADABLE,
  failed: {
    title: 'Ni weithiodd yr adolygiad',
    text: 'Nam yn Noticemark yw hynny, nid yn yr hysbysiad. Rhowch gynnig arall arni; os bydd yn digwydd eto, rhowch wybod i ni beth yw cyfeiriad y dudalen.',
  },

  notANotice: {
    title: 'Nid yw hwn yn edrych fel hysbysiad preifatrwydd',
    otherLanguage: 'Nid yw’r dudalen hon yn Saesneg',
    pageTitle: (title: string): string => `Teitl y dudalen yw “${title}”.`,
    unnamedPage: 'Does dim teitl i’r dudalen.',
    length: (words: number): string =>
      words === 0 ? 'Does ganddi ddim geiriau ei hun.' : `Mae ganddi tua ${welshNumber(words)} o eiriau.`,
    text: 'Dim ond ar gyfer hysbysiadau preifatrwydd y rhestrir bylchau, felly does dim wedi’i restru yma.',
    next: 'Os mai dim ond dolen at yr hysbysiad sydd ar y dudalen hon, agorwch yr hysbysiad a chliciwch y botwm yno. Mae’r botwm yn darllen ffeiliau PDF hefyd, lle bo’r porwr yn eu dangos.',
  },

  kind: KINDS,
  untitled: 'Hysbysiad heb deitl',
  noOrganisation: 'Nid enwir ysgol nac ymddiriedolaeth',
  reviewedOn: 'Adolygwyd ddiwethaf',
  asOf: 'Yn ôl rheolau',
  day: welshDay,
  part: (index: number, of: number): string => `hysbysiad ${index} o ${of}`,

  countsLabel: 'Canlyniad',
  counts: {
    met: (number: number): string => `${number} mewn trefn`,
    partial: (number: number): string => `${number} yno’n rhannol`,
    missing: (number: number): string => `${number} ar goll`,
    notApplicable: (number: number): string => `${number} amherthnasol`,
    findings: (number: number): string => counted(number, NOUNS.finding),
  },
  toCheck: (number: number): string => `${number} ${formFor(number, { one: 'i’w wirio', other: 'i’w gwirio' })} â llaw`,
  reviewed: 'Adolygiad wedi’i gwblhau.',

  severity: SEVERITIES,
  outcome: OUTCOMES,
  noGaps: 'Does dim ar goll, ac ni chanfuwyd dim o’i le. Person sy’n penderfynu o hyd a yw’r hysbysiad yn iawn.',

  check: 'Gwiriwch hyn',
  checkBecause: 'Gwiriwch hyn:',
  checkDoubt: 'mae’r testun yn gadael lle i amau.',
  quotesLabel: (shown: number): string =>
    shown > 1 ? 'Mae’r hysbysiad yn dweud, yn y mannau hyn' : 'Mae’r hysbysiad yn dweud',
  nearestLabel: 'Y testun agosaf sydd yno',
  outsideLabel: 'Gerllaw, y tu allan i’r hysbysiad',
  outsidePlace: 'nid yw’n rhan o’r hysbysiad',
  place: (heading: string | null, page: number | null): string =>
    [heading === null ? '' : `o dan “${heading}”`, page === null ? '' : `tudalen ${page}`].filter(Boolean).join(', '),
  lawLabel: 'Y gyfraith a’r canllawiau y tu ôl iddo',
  newTab: 'yn agor mewn tab newydd',
  adviceLabel: 'Beth i’w ysgrifennu',
  copy: 'Copïo',
  copied: 'Wedi’i gopïo.',
  copyFailed: 'Ni chaniataodd y porwr gopïo. Dewiswch y geiriau a’u copïo eich hun.',
  showOnPage: 'Dangos ar y dudalen',
  showQuoteOnPage: (quote: string): string => `Dangos ar y dudalen: ${quote}`,

  shown: (outcome: ShowOutcome): string => {
    switch (outcome.state) {
      case 'shown':
        return 'Wedi’i farcio ar y dudalen.';
      case 'hidden':
        return outcome.opener === null
          ? 'Mae’r testun hwn ar y dudalen, ond o’r golwg: mae mewn panel neu dab sydd ar gau.'
          : `Mae’r testun hwn mewn panel sydd ar gau: agorwch “${outcome.opener}” ar y dudalen.`;
      case 'absent':
        return 'Mae’r dudalen wedi newid ers ei darllen: nid yw’r geiriau hyn arni mwyach.';
      case 'lost':
        return 'Ni ellir cyrraedd y dudalen mwyach. Llwythwch hi eto, yna cliciwch “Adolygu eto”.';
    }
  },

  inOrder: 'Mewn trefn',
  notApplicable: 'Amherthnasol i’r hysbysiad hwn',
  leftOut: 'Heb ei ddarllen fel rhan o’r hysbysiad',
  characters: (number: number): string => counted(number, NOUNS.character),
  warningsLabel: 'Sylwer',
  rulesUnused: (title: string): string =>
    `Ni chymerodd y rheolau “${title}” ran: ni ellir eu defnyddio fel y maent. Mae gosodiadau Noticemark yn dweud pam.`,
  truncated: 'Mae’r dudalen yn hwy nag y gellir ei darllen ar unwaith: gadawyd ei diwedd allan.',

  partsLabel: (number: number): string => `Mae ${counted(number, NOUNS.notice)} yma`,
  partCounts: ({ missing, partial, findings }: Report['summary']): string =>
    `${missing} ar goll · ${partial} yno’n rhannol · ${counted(findings, NOUNS.finding)}`,

  documentsTitle: (number: number): string =>
    `Mae ${counted(number, NOUNS.document)} ar y dudalen hon yn edrych fel ${number === 1 ? 'hysbysiad preifatrwydd' : 'hysbysiadau preifatrwydd'}`,
  documentFormat: DOCUMENT_FORMATS,
  documentViewer: {
    google: 'Google Docs neu Drive',
    microsoft: 'SharePoint neu OneDrive',
    other: 'Darllenydd ar-lein',
  },
  documentHost: (host: string): string => `ar ${host}`,
  documentsNote: (ownSiteToo: boolean): string =>
    ownSiteToo
      ? 'Mae eich porwr yn gofyn a gaiff Noticemark ddarllen o’r wefan lle mae’r ffeil, hyd yn oed os y wefan hon yw hi.'
      : 'Ar gyfer ffeil ar wefan arall, mae eich porwr yn gofyn a gaiff Noticemark ddarllen oddi yno.',
  unreadTitle: (number: number): string => `Ni ddarllenwyd ${counted(number, NOUNS.part)} o’r dudalen hon`,
  unreadText:
    'Maent yn dod o rywle arall, neu maent mewn dangosydd. Efallai mai yno y dywedir yr hyn sydd i’w weld ar goll: agorwch nhw i weld.',
  sentenceCase: (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
  viewerHow: {
    google:
      'Ni ellir ei darllen yno. Agorwch hi, dewiswch File, Download, PDF document (yn Drive: y saeth lawrlwytho), a gollyngwch y ffeil ar dudalen adolygu Noticemark.',
    microsoft:
      'Ni ellir ei darllen yno. Agorwch hi, dewiswch Download, a gollyngwch y ffeil ar dudalen adolygu Noticemark.',
    other:
      'Ni ellir ei darllen yno. Agorwch hi a chwiliwch am fotwm lawrlwytho; gollyngwch y ffeil ar dudalen adolygu Noticemark, neu gofynnwch i’r ysgol amdani.',
  },
  review: 'Adolygu',
  reviewNamed: (name: string): string => `Adolygu ${name}`,
  open: 'Agor',
  openNamed: (name: string): string => `Agor ${name} (yn agor mewn tab newydd)`,
  handOver: 'Agor ar y dudalen adolygu',
  handOverFailed: 'Ni ellid nôl y ffeil eto. Cadwch hi, a’i gollwng ar dudalen adolygu Noticemark.',
  openDocument: 'Agor y ddogfen',
  documentNamed: (name: string): string => `Dogfen: ${name}`,
  backToPage: 'Yn ôl i’r dudalen',
  tryAgain: 'Rhoi cynnig arall arni',
  askTitle: 'Adolygu’r PDF hwn?',
  askText: (host: string): string =>
    `Nid yw eich porwr yn gadael yr un estyniad i mewn i’w ddangosydd PDF. I adolygu’r ddogfen, mae’n rhaid i Noticemark ei nôl unwaith eto o ${host}. Bydd eich porwr yn gofyn a gaiff Noticemark wneud hynny. Ni anfonir dim i unman arall.`,
  askButton: 'Ei nôl a’i adolygu',
  documentFailedTitle: 'Ni ellid adolygu’r ddogfen hon',
  documentFailed: DOCUMENT_FAILURES,

  links: {
    title: 'Dolenni',
    check: 'Gwirio dolenni',
    checkAgain: 'Gwirio dolenni eto',
    stop: 'Stopio gwirio',
    looking: 'Edrych ar y dolenni…',
    plan: (links: number, hosts: number): string =>
      `Gellir gwirio ${counted(links, NOUNS.link)} ar ${counted(hosts, NOUNS.website)}.`,
    unasked: (links: number): string => `Gellir dweud am ${counted(links, NOUNS.link)} heb holi’r un wefan.`,
    hosts: (hosts: number): string => (hosts === 1 ? 'Pa wefan a holir' : `Pa wefannau a holir (${hosts})`),
    ofHost: (links: number): string => counted(links, NOUNS.link),
    leave:
      'Bydd eich porwr yn gofyn a gaiff Noticemark ddarllen o’r union rai hyn. Nid anfonir cwcis, na dim amdanoch chi na’r hysbysiad.',
    asking: 'Yn aros am eich ateb i gwestiwn y porwr…',
    progress: (done: number, total: number): string => `Gwiriwyd ${done} o ${counted(total, NOUNS.link)}`,
    progressLabel: 'Dolenni wedi’u gwirio',
    checking: 'Gwirio dolenni…',
    done: 'Dolenni wedi’u gwirio. Mae’r hyn nad yw’n gweithio wedi’i restru ymysg y canfyddiadau.',
    stopped: 'Wedi stopio. Rhestrir y dolenni na chyrhaeddwyd fel rhai heb eu gwirio.',
    failed:
      'Ni weithiodd y gwiriad o’r dolenni. Nam yn Noticemark yw hynny, nid yn yr hysbysiad; rhowch gynnig arall arni.',
    checked: (links: number, first: string | null, last: string | null): string => {
      const all = counted(links, NOUNS.link);
      if (first === null || last === null) return `${all}. Ni holwyd yr un wefan.`;
      return `${all}, gwiriwyd ar ${welshSpan(new Date(first), new Date(last))}.`;
    },
    none: 'Does dim dolenni yn yr hysbysiad hwn.',
    group: LINK_GROUPS,
    places: (places: number): string => `mewn ${places} o leoedd`,
    granted: (hosts: number): string =>
      `Caiff Noticemark ddarllen o hyd o ${counted(hosts, NOUNS.website)} a ganiatawyd gennych ar gyfer y gwiriad hwn.`,
    giveBack: 'Rhoi’r caniatâd yn ôl',
    givenBack: 'Rhoddwyd y caniatâd yn ôl.',
  },

  badge: {
    gaps: ({ missing, partial, findings }: Report['summary'], notices: number): string =>
      `Noticemark: ${missing} ar goll, ${partial} yno’n rhannol, ${counted(findings, NOUNS.finding)}${notices > 1 ? ` mewn ${counted(notices, NOUNS.notice)}` : ''}`,
    none: 'Noticemark: does dim ar goll, ac ni chanfuwyd dim o’i le. Person sy’n penderfynu o hyd.',
  },

  openFull: 'Agor yr adolygiad llawn',
  openFullFailed: 'Ni ellid agor yr adolygiad llawn.',
  openBeside: 'Agor wrth ochr y dudalen',
  reviewAgain: 'Adolygu eto',
  clearMarks: 'Clirio’r marciau',
  marksCleared: 'Cliriwyd y marciau.',
  pack: (version: string): string => `Rheolau ${version}`,
  reviewMany: 'Adolygu llawer o ysgolion',
  personDecides: 'Mae adolygiad yn canfod beth i edrych arno. Person sy’n penderfynu.',
};
