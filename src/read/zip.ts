/** Opens the zip that a Word or OpenDocument file is; nothing is unpacked before its size is known to be bearable. */
import { Inflate } from 'fflate';
import type { ReadLimits } from './limits';
import { damaged, tooLarge, Unreadable } from './unreadable';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly header: number;
}

export interface Package {
  readonly names: readonly string[];
  /** The bytes of a file, or null where there is none. @throws Unreadable */
  readonly read: (name: string) => Uint8Array | null;
}

const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const LONGEST_END = 22 + 65_535;
/** Bytes handed to the unpacker at once: it can make a thousand times as many of them. */
const STEP = 8192;
/** Below this a part may shrink as well as it likes, in bytes. */
const RATIO_FROM = 4 * 1024 * 1024;

/** Lists the files of a zip and checks what they will take. @throws Unreadable */
export function openPackage(bytes: Uint8Array, limits: ReadLimits): Package {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) throw tooLarge(`${count} files are packed in it`);
  const entries = new Map<string, Entry>();
  let declared = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const entry: Entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    };
    declared += entry.unpacked;
    entries.set(entry.name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (declared > limits.unpackedBytes) throw tooLarge(`${megabytes(declared)} unpacked`);
  let left = limits.textBytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.unpacked > left) throw tooLarge(`its text alone takes ${megabytes(entry.unpacked)}`);
      if (entry.unpacked > RATIO_FROM && entry.unpacked > limits.ratio * entry.packed) {
        throw tooLarge(`${megabytes(entry.packed)} that unpack to ${megabytes(entry.unpacked)}`);
      }
      const content = unpack(bytes, view, entry, left);
      left -= content.length;
      return content;
    },
  };
}

function megabytes(size: number): string {
  return size < 1024 * 1024 ? `${Math.ceil(size / 1024)} kB` : `${Math.round(size / (1024 * 1024))} MB`;
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw damaged();
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, most: number): Uint8Array {
  if (entry.encrypted) {
    throw new Unreadable({
      code: 'encrypted',
      message: 'The file is protected with a password. Save it without one and try again.',
    });
  }
  if (entry.header + 30 > bytes.length || view.getUint32(entry.header, true) !== LOCAL_HEADER) throw damaged();
  const start = entry.header + 30 + view.getUint16(entry.header + 26, true) + view.getUint16(entry.header + 28, true);
  const end = start + entry.packed;
  if (end > bytes.length) throw damaged();
  const packed = bytes.subarray(start, end);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged('The file is packed in a way that Noticemark does not know');
  return inflate(packed, Math.min(most, entry.unpacked), entry.unpacked);
}

/** The size that a part declares can lie: what comes out is counted as it comes. */
function inflate(packed: Uint8Array, most: number, declared: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > most) throw declared > most ? tooLarge(`more than ${megabytes(most)} unpacked`) : damaged();
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged();
  }
  if (size !== declared) throw damaged();
  const content = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
