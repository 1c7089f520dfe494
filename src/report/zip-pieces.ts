/** A zip file made piece by piece: what is ready of it is taken out as it comes, so that none of it has to be held. */
import { strToU8, Zip, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** Resolves when it may be given more. */
  push(piece: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export interface PiecewiseZip {
  /**
   * Several entries may be written at a time: the first goes out as it comes, of the others what they take packed waits
   * until those before them have ended.
   * @param isPacked its bytes are packed already, and stay as they are
   */
  add(name: string, isPacked?: boolean): ZipEntry;
  end(): void;
  /** What has become ready since the last call. @throws Error where packing failed */
  taken(): readonly Uint8Array[];
}

/** The same content gives the same file. */
const NO_TIME = new Date(2000, 0, 1);
/** Of the method "deflated", as the format numbers them. */
const DEFLATED = 8;

export function piecewiseZip(): PiecewiseZip {
  let ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) fault = error;
    else ready.push(piece);
  });
  return {
    add(name, isPacked = false) {
      const file = isPacked ? new ZipPassThrough(name) : new NativelyDeflated(name);
      file.mtime = NO_TIME;
      zip.add(file);
      const give = async (piece: string | Uint8Array, isLast: boolean) => {
        file.push(typeof piece === 'string' ? strToU8(piece) : piece, isLast);
        if (file instanceof NativelyDeflated) await file.settled;
      };
      return { push: (piece) => give(piece, false), end: () => give(new Uint8Array(), true) };
    },
    end: () => zip.end(),
    taken() {
      if (fault) throw fault;
      const pieces = ready;
      ready = [];
      return pieces;
    },
  };
}

/** An entry that the browser, or Node, packs by itself: several times quicker than JavaScript, and without its garbage. */
class NativelyDeflated extends ZipPassThrough {
  override compression = DEFLATED;
  /** What was given so far is taken in; after the last piece, all has come out packed. */
  settled: Promise<void> = Promise.resolve();
  private readonly stream = new CompressionStream('deflate-raw');
  private readonly writer = this.stream.writable.getWriter();
  private readonly drained = this.drain();

  protected override process(piece: Uint8Array, isLast: boolean): void {
    const bytes = piece as Uint8Array<ArrayBuffer>;
    const given = isLast ? this.writer.close() : this.writer.write(bytes);
    // A fault shows where the packed bytes are read.
    given.catch(() => undefined);
    this.settled = isLast ? this.drained : Promise.race([this.writer.ready.catch(() => undefined), this.drained]);
  }

  private async drain(): Promise<void> {
    const reader: ReadableStreamDefaultReader<Uint8Array> = this.stream.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      const packed = value === undefined ? new Uint8Array() : (value as Uint8Array<ArrayBuffer>);
      this.ondata?.(null, packed, done);
      if (done) return;
    }
  }
}
