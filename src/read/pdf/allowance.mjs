/**
 * Bounds what pdf.js takes on its thread. It holds all that a stream unpacks to, by whatever filter, and every bitmap
 * that it decodes, in typed arrays; so those are counted where they are made. Plain JavaScript, as Node's thread has no
 * loader of ours.
 */

const MEGABYTE = 1024 * 1024;

/** Of one array: a stream's buffer doubles as it grows, and a stream may unpack to 64 MB. */
export const MOST_AT_ONCE = 160 * MEGABYTE;
/** Of all that are made for a document, be they let go of or not. Files of 25 MB make a fifth of it. */
export const MOST_IN_ALL = 1_024 * MEGABYTE;

const COUNTED = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
];

/**
 * Puts counting constructors in the place of the thread's own. Where a document takes more than its allowance, `exceeded`
 * is called, once, and whatever asked for more fails.
 * @param {() => void} exceeded
 * @returns {() => void} begins the count anew, for the next document
 */
export function boundMemory(exceeded) {
  let left = MOST_IN_ALL;
  let told = false;
  /** @param {number} size in bytes */
  const take = (size) => {
    left -= size;
    if (left >= 0 && size <= MOST_AT_ONCE) return;
    if (!told) exceeded();
    told = true;
    throw new RangeError('More memory than a document may take');
  };
  for (const Kind of COUNTED) {
    const Counting = new Proxy(Kind, {
      construct(target, args, made) {
        const [what] = args;
        const length = typeof what === 'number' ? what : what instanceof ArrayBuffer ? 0 : (what?.length ?? 0);
        take(length * target.BYTES_PER_ELEMENT);
        return Reflect.construct(target, args, made === Counting ? target : made);
      },
    });
    globalThis[Kind.name] = Counting;
  }
  const Plain = ArrayBuffer;
  const Counting = new Proxy(Plain, {
    construct(target, args, made) {
      take(Number(args[0]) || 0);
      return Reflect.construct(target, args, made === Counting ? target : made);
    },
  });
  globalThis.ArrayBuffer = Counting;
  return () => {
    left = MOST_IN_ALL;
    told = false;
  };
}
