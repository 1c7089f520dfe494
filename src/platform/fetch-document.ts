/** Fetches a document that the reader has asked to be reviewed; what goes wrong is a value. */

/**
 * `blocked`: no permission, or the network failed, or the site hands the file out from yet another host: browsers don't
 * tell these apart. `web-page`: the address leads to a page, not to a file (a sign-in, a viewer).
 */
export type FetchFailure = 'blocked' | 'gone' | 'not-allowed' | 'server-error' | 'web-page' | 'too-large' | 'timeout';

export type FetchedDocument =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      /** Where it came from in the end. */
      readonly address: string;
    }
  | { readonly ok: false; readonly failure: FetchFailure };

/** Bytes; what the readers take at most. */
const MOST_BYTES = 25 * 1024 * 1024;
const MOST_MILLISECONDS = 30_000;

/** Sends the reader's own sign-in along, as a click on the link would; follows redirects. */
export async function fetchDocument(
  address: string,
  fetchIt: typeof fetch = fetch,
  milliseconds = MOST_MILLISECONDS,
): Promise<FetchedDocument> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const response = await fetchIt(address, { signal, credentials: 'include', headers: { accept: '*/*' } });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, failure: failureOf(response.status) };
    }
    const contentType = response.headers.get('content-type');
    if (/^(?:text\/html|application\/xhtml)/i.test(contentType ?? '')) {
      await response.body?.cancel();
      return { ok: false, failure: 'web-page' };
    }
    const bytes = await bytesOf(response);
    if (bytes === null) return { ok: false, failure: 'too-large' };
    return { ok: true, bytes, contentType, address: response.url || address };
  } catch {
    return { ok: false, failure: signal.aborted ? 'timeout' : 'blocked' };
  }
}

function failureOf(status: number): FetchFailure {
  if (status === 404 || status === 410) return 'gone';
  return status === 401 || status === 403 ? 'not-allowed' : 'server-error';
}

/** Null where there is more than is read: the rest is not fetched. */
async function bytesOf(response: Response): Promise<Uint8Array | null> {
  if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
