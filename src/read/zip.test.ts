/** Packed files that would take more than they may. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type ReadLimits } from './limits';
import { Unreadable } from './unreadable';
import { openPackage } from './zip';

const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1024 * 1024);

function answer(bytes: Uint8Array, name: string, limits: Partial<ReadLimits> = {}): string {
  try {
    return String(openPackage(bytes, { ...DEFAULT_LIMITS, ...limits }).read(name)?.length ?? 'none');
  } catch (error) {
    return error instanceof Unreadable ? error.error.code : 'thrown';
  }
}

/** The file with the size that its list of contents declares changed. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const list = view.getUint32(copy.length - 22 + 16, true);
  view.setUint32(list + 24, size, true);
  return copy;
}

describe('openPackage', () => {
  const small = zipSync({ 'a.xml': strToU8('<a>text</a>'), 'b.xml': [strToU8('<b/>'), { level: 0 }] });

  it('reads packed and plain files', () => {
    expect(answer(small, 'a.xml')).toBe('11');
    expect(answer(small, 'b.xml')).toBe('4');
    expect(answer(small, 'c.xml')).toBe('none');
  });

  it('refuses what is too large before it unpacks it', () => {
    const bomb = zipSync({ 'a.xml': megabytes(8) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(answer(bomb, 'a.xml')).toBe('too-large');
    expect(answer(bomb, 'a.xml', { ratio: 2000 })).toBe(String(8 * 1024 * 1024));
    expect(answer(bomb, 'a.xml', { ratio: 2000, textBytes: 1024 })).toBe('too-large');
    expect(answer(small, 'a.xml', { parts: 1 })).toBe('too-large');
    expect(answer(small, 'a.xml', { unpackedBytes: 14 })).toBe('too-large');
    expect(answer(small, 'a.xml', { unpackedBytes: 15 })).toBe('11');
  });

  it('counts all the files that are read together', () => {
    const pack = openPackage(small, { ...DEFAULT_LIMITS, textBytes: 12 });
    expect(pack.read('a.xml')).toHaveLength(11);
    expect(() => pack.read('b.xml')).toThrow('too large');
  });

  it('does not believe a size that lies', () => {
    const bomb = zipSync({ 'a.xml': megabytes(8) });
    expect(answer(declaring(bomb, 100), 'a.xml')).toBe('damaged');
    expect(answer(declaring(small, 12), 'a.xml')).toBe('damaged');
  });

  it('answers for damage, passwords and packing it does not know', () => {
    const changed = (at: number, value: number): Uint8Array => {
      const copy = small.slice();
      const view = new DataView(copy.buffer);
      view.setUint16(view.getUint32(copy.length - 22 + 16, true) + at, value, true);
      return copy;
    };
    expect(answer(changed(8, 1), 'a.xml')).toBe('encrypted');
    expect(answer(changed(10, 12), 'a.xml')).toBe('damaged');
    expect(answer(changed(42, 9), 'a.xml')).toBe('damaged');
    expect(answer(small.subarray(0, 60), 'a.xml')).toBe('damaged');
    expect(answer(new Uint8Array(3), 'a.xml')).toBe('damaged');
  });
});
