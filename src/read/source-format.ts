/** Tells what format a source has: by its first bytes, then by what the server says, its name and its content. */

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';

export type SourceFormat =
  | { readonly kind: 'html'; readonly mediaType: 'text/html'; readonly charset: string | null }
  | { readonly kind: 'text'; readonly mediaType: 'text/plain' | 'text/markdown'; readonly charset: string | null }
  | { readonly kind: 'pdf'; readonly mediaType: typeof PDF }
  | { readonly kind: 'docx'; readonly mediaType: typeof DOCX }
  | { readonly kind: 'odt'; readonly mediaType: typeof ODT }
  | {
      readonly kind: 'unsupported';
      /** The format of the report's contract it comes closest to, or null. */
      readonly mediaType: typeof DOCX | typeof ODT | null;
      readonly code: 'unsupported-format' | 'encrypted';
      /** Sentences for the reader: what it is, and what to save it as. */
      readonly message: string;
    };

/** How much of a source is looked at, in bytes. */
const SAMPLE = 65_536;

/** The format of `bytes`, or null where they are no text and no document that is known. */
export function sourceFormat(bytes: Uint8Array, location: string, contentType: string | null): SourceFormat | null {
  const document = documentFormat(bytes, location);
  if (document !== null) return document;
  if (!isText(bytes)) return null;
  const charset = /charset\s*=\s*["']?([\w-]{2,40})/i.exec(contentType ?? '')?.[1] ?? null;
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE)).replace(/\0/g, '');
  const extension = extensionOf(location);
  if (
    /^\s*(?:\u00ef\u00bb\u00bf)?(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
      start,
    )
  ) {
    return { kind: 'html', mediaType: 'text/html', charset };
  }
  if (/^(?:md|markdown|mkd)$/.test(extension) || /markdown/i.test(contentType ?? '')) {
    return { kind: 'text', mediaType: 'text/markdown', charset };
  }
  const html =
    /^\s*(?:text\/html|application\/xhtml)/i.test(contentType ?? '') || /^(?:x?html?|shtml|php|aspx?)$/.test(extension);
  if (html) return { kind: 'html', mediaType: 'text/html', charset };
  if (extension === 'txt' || /^\s*text\/plain/i.test(contentType ?? ''))
    return { kind: 'text', mediaType: 'text/plain', charset };
  if ((start.match(/<\/?(?:p|div|h[1-6]|ul|li|table|span|br|a)\b[^<>]*>/gi) ?? []).length >= 5) {
    return { kind: 'html', mediaType: 'text/html', charset };
  }
  const markdown = /^#{1,6} \S/m.test(start) || /\]\((?:https?:|\/|#|mailto:)/.test(start);
  return { kind: 'text', mediaType: markdown ? 'text/markdown' : 'text/plain', charset };
}

function extensionOf(location: string): string {
  const path = location.split(/[?#]/, 1)[0] ?? '';
  return /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

const ZIP = 'PK\u0003\u0004';
const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** Formats that are no plain text, told by what stands in them; null where it is none that is known. */
function documentFormat(bytes: Uint8Array, location: string): SourceFormat | null {
  const start = latin(bytes.subarray(0, 4096));
  if (start.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf', mediaType: PDF };
  if (start.startsWith(ZIP)) return packedFormat(bytes, start, location);
  if (start.startsWith(COMPOUND)) return compoundFormat(bytes, location);
  if (/^\s*\{\\rtf/.test(start)) {
    return unsupported('a Rich Text file (.rtf)', `Open it in a word processor and ${AS_DOCX}`, DOCX);
  }
  if (start.startsWith('\u00ffWPC')) {
    return unsupported('a WordPerfect file', `Open it in a word processor and ${AS_DOCX}`, DOCX);
  }
  if (/<w:wordDocument\b|<pkg:package\b/.test(start)) {
    return unsupported('a Word file saved as XML', `Open it in Word and ${AS_DOCX}`, DOCX);
  }
  if (/<office:document\b/.test(start)) {
    return unsupported('a flat OpenDocument file', `Open it in LibreOffice and save it as .odt or .docx`, ODT);
  }
  const headers = /^[\w-]+:/.test(start) ? (start.split(/\r?\n\r?\n/, 1)[0] ?? '') : '';
  const mailed = /^MIME-Version:/im.test(headers) && /^(?:To|Received|Return-Path|Delivered-To):/im.test(headers);
  if (mailed || extensionOf(location) === 'eml') {
    return unsupported('an email saved as a file (.eml)', AS_PRINTED, null);
  }
  if (/^MIME-Version:/im.test(start.slice(0, 400)) && /multipart\/related/i.test(start)) {
    return unsupported('a web page packed in one file (.mht)', 'Save the page as "Web page, HTML only" (.html)', null);
  }
  if (/^\s*\{/.test(start) && /"url"\s*:\s*"https:\/\/docs\.google\.com\//.test(start)) {
    return unsupported(
      'a pointer to a Google document, which holds no text',
      'Open the document and choose File, Download, Microsoft Word (.docx)',
      null,
    );
  }
  return null;
}

const AS_PRINTED = 'Open it in a mail program and print it to PDF, or save what is attached to it';
const AS_DOCX = 'save it as Word document (.docx) or PDF';

function latin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

function unsupported(
  name: string,
  remedy: string,
  mediaType: Extract<SourceFormat, { kind: 'unsupported' }>['mediaType'],
): SourceFormat {
  return {
    kind: 'unsupported',
    code: 'unsupported-format',
    mediaType,
    message: `This is ${name}, and Noticemark can't read that. ${remedy}, then try again.`,
  };
}

/** Formats that are a zip of files: told by the names in it. */
function packedFormat(bytes: Uint8Array, start: string, location: string): SourceFormat {
  // The list of a zip's files stands at its end.
  const names = start + latin(bytes.subarray(Math.max(0, bytes.length - SAMPLE)));
  const openDocument = /mimetypeapplication\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(start.slice(0, 200))?.[1];
  if (openDocument === 'text') return { kind: 'odt', mediaType: ODT };
  if (openDocument === 'spreadsheet' || /\bxl\/(?:workbook|worksheets)/.test(names)) {
    return unsupported('a spreadsheet', 'Save the sheet that holds the notice as PDF', null);
  }
  if (openDocument === 'presentation' || /\bppt\/(?:presentation|slides)/.test(names)) {
    return unsupported('a presentation', 'Save it as PDF', null);
  }
  if (openDocument !== undefined) return unsupported('an OpenDocument file without text', 'Save it as PDF', null);
  if (/\bword\/[\w./-]+\.xml/.test(names)) return { kind: 'docx', mediaType: DOCX };
  if (/\.iwa\b|\bindex\.xml\.gz|\bIndex\.zip/.test(names) || extensionOf(location) === 'pages') {
    return unsupported(
      'an Apple Pages, Numbers or Keynote file',
      'Open it there and export it as Word (.docx) or PDF',
      null,
    );
  }
  if (/mimetypeapplication\/epub/.test(start.slice(0, 200))) return unsupported('an e-book', 'Save it as PDF', null);
  switch (extensionOf(location)) {
    case 'docx':
      return { kind: 'docx', mediaType: DOCX };
    case 'odt':
      return { kind: 'odt', mediaType: ODT };
    default:
      return unsupported('a zip archive', 'Unpack it and choose the files in it one by one', null);
  }
}

/** Old Office formats and encrypted new ones share one kind of file; the names of its streams are in UTF-16. */
function compoundFormat(bytes: Uint8Array, location: string): SourceFormat {
  const holds = (name: string): boolean => indexOfWide(bytes, name) !== -1;
  if (holds('EncryptedPackage')) {
    return {
      kind: 'unsupported',
      code: 'encrypted',
      mediaType: DOCX,
      message:
        'This file is protected with a password. Open it in Word with the password, take the password off (File, Info, Protect Document, Encrypt with Password), save it and try again.',
    };
  }
  const extension = extensionOf(location);
  if (holds('WordDocument') || extension === 'doc' || extension === 'dot') {
    return unsupported('an old Word file (.doc)', `Open it in Word or LibreOffice and ${AS_DOCX}`, DOCX);
  }
  if (holds('Workbook') || holds('Book')) {
    return unsupported('an old spreadsheet (.xls)', 'Save the sheet that holds the notice as PDF', null);
  }
  if (holds('PowerPoint Document')) return unsupported('an old presentation (.ppt)', 'Save it as PDF', null);
  if (holds('__properties_version1.0')) return unsupported('an Outlook message (.msg)', AS_PRINTED, null);
  return unsupported('an old Office file', `Open it in the program that made it and ${AS_DOCX}`, null);
}

function indexOfWide(bytes: Uint8Array, name: string): number {
  const reach = Math.min(bytes.length, 8 * 1024 * 1024) - 2 * name.length;
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1 && at <= reach; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length) return at;
  }
  return -1;
}

/** True unless the bytes are full of what no text holds: zeros (but UTF-16 has them) and control characters. */
function isText(bytes: Uint8Array): boolean {
  const reach = Math.min(bytes.length, SAMPLE);
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  let zeros = 0;
  let evenZeros = 0;
  let controls = 0;
  for (let i = 0; i < reach; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) {
      zeros++;
      if (i % 2 === 0) evenZeros++;
    } else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 11 && byte !== 12 && byte !== 13 && byte !== 27)
      controls++;
  }
  if (controls > 0.05 * reach) return false;
  if (zeros === 0 || marked) return true;
  // UTF-16 without a mark: the zeros are all in one half.
  const oneSided = evenZeros < 0.1 * zeros || evenZeros > 0.9 * zeros;
  return oneSided && zeros > 0.3 * reach ? true : zeros <= 2;
}
