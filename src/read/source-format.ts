/** Tells what format a source has: by its first bytes, then by what the server says, its name and its content. */

export type SourceFormat =
  | { readonly kind: 'html'; readonly mediaType: 'text/html'; readonly charset: string | null }
  | { readonly kind: 'text'; readonly mediaType: 'text/plain' | 'text/markdown'; readonly charset: string | null }
  | {
      readonly kind: 'unsupported';
      readonly mediaType:
        | 'application/pdf'
        | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
        | 'application/vnd.oasis.opendocument.text';
      /** For messages: "a PDF file". */
      readonly name: string;
    };

/** How much of a source is looked at, in bytes. */
const SAMPLE = 65_536;

/** The format of `bytes`, or null where they are no text and no document that is known. */
export function sourceFormat(bytes: Uint8Array, location: string, contentType: string | null): SourceFormat | null {
  const document = documentFormat(bytes);
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

function documentFormat(bytes: Uint8Array): SourceFormat | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  if (start.slice(0, 1024).includes('%PDF-'))
    return { kind: 'unsupported', mediaType: 'application/pdf', name: 'a PDF file' };
  if (!start.startsWith('PK\u0003\u0004')) return null;
  if (start.includes('application/vnd.oasis.opendocument.text')) {
    return { kind: 'unsupported', mediaType: 'application/vnd.oasis.opendocument.text', name: 'an OpenDocument file' };
  }
  // The list of a zip's files stands at its end.
  const end = new TextDecoder('windows-1252').decode(bytes.subarray(Math.max(0, bytes.length - SAMPLE)));
  if (!/word\/document/.test(start + end)) return null;
  return {
    kind: 'unsupported',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'a Word file',
  };
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
