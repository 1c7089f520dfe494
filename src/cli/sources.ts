/** Brings the bytes of a file or a web address; what the world does wrong is a value with a sentence. */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type Loaded =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** As the server names it; null for a file. */
      readonly contentType: string | null;
      /** ISO date-time; null for a file. */
      readonly retrievedAt: string | null;
    }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

const MOST_BYTES = 25 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** @param userAgent how the program names itself to web servers */
export async function loadSource(source: string, userAgent: string): Promise<Loaded> {
  return isAddress(source) ? loadAddress(source, userAgent) : loadFile(source);
}

async function loadFile(source: string): Promise<Loaded> {
  const path = source.startsWith('file://') ? fileURLToPath(source) : source;
  try {
    const { size } = await stat(path).then((found) => {
      if (found.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
      return found;
    });
    if (size > MOST_BYTES)
      return failed('too-large', 'The file is larger than 25 MB. Save the notice by itself and try that.');
    return { ok: true, bytes: await readFile(path), contentType: null, retrievedAt: null };
  } catch (error) {
    switch (error instanceof Error && 'code' in error ? error.code : null) {
      case 'ENOENT':
        return failed(
          'not-found',
          `There is no file "${source}". Check the name, and that you are in the right folder.`,
        );
      case 'EISDIR':
        return failed(
          'is-folder',
          `"${source}" is a folder. Name the files in it, for example ${source.replace(/\/$/, '')}/*.html.`,
        );
      case 'EACCES':
      case 'EPERM':
        return failed('not-allowed', `The file "${source}" may not be read. Check its permissions.`);
      default:
        return failed('unreadable', `The file "${source}" could not be read.`);
    }
  }
}

async function loadAddress(source: string, userAgent: string): Promise<Loaded> {
  try {
    const response = await fetch(source, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'user-agent': userAgent,
        accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9,*/*;q=0.8',
      },
    });
    if (!response.ok) {
      await response.body?.cancel();
      return failed(
        `http-${response.status}`,
        `The site answered "${response.status} ${response.statusText}" for ${source}. Open it in a browser to see whether it is there.`,
      );
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MOST_BYTES) {
        return failed(
          'too-large',
          `What ${source} sends is larger than 25 MB. Save the notice by itself and try that.`,
        );
      }
      chunks.push(chunk);
    }
    return {
      ok: true,
      bytes: Buffer.concat(chunks),
      contentType: response.headers.get('content-type'),
      retrievedAt: new Date().toISOString(),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return failed(
        'timeout',
        `${source} did not answer within 30 seconds. Try again later, or save the page and review the file.`,
      );
    }
    if (error instanceof TypeError && !error.cause) {
      return failed('bad-address', `"${source}" is not a web address. Write it as https://www.example.sch.uk/privacy.`);
    }
    return failed('unreachable', `${source} could not be reached. Check the address and your connection.`);
  }
}

function failed(code: string, message: string): Loaded {
  return { ok: false, error: { code, message } };
}
