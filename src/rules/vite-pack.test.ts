/** The Vite plugin: the compiled pack as a module, and a build that stops at a faulty rule. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rulePack } from './vite-pack';

const PACK = 'id: test\nversion: 2026.11.0\ncheckedOn: 2026-11-23\nrenewal: "-09-01"\nelements: []\nfindings: []\n';

describe('a build with the rule pack', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'build-'));
    writeFileSync(join(dir, 'pack.yaml'), PACK);
    writeFileSync(
      join(dir, 'entry.js'),
      "import { loadPack } from 'virtual:rule-pack'; export const version = loadPack().then((pack) => pack.version);",
    );
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const run = (as: 'module' | 'file' = 'module') =>
    build({
      root: dir,
      configFile: false,
      logLevel: 'silent',
      plugins: [rulePack(dir, as)],
      build: { write: false, lib: { entry: join(dir, 'entry.js'), formats: ['es'] } },
    });

  it('holds the compiled pack', async () => {
    const [output] = [await run()].flat();
    const code = output !== undefined && 'output' in output ? output.output[0].code : '';
    expect(code).toContain('2026.11.0');
    expect(code).not.toContain('parseDocument');
  });

  it('can be a file that pages fetch', async () => {
    const [output] = [await run('file')].flat();
    const made = output !== undefined && 'output' in output ? output.output : [];
    const packed = made.find(({ fileName }) => fileName === 'assets/rule-pack.gz');
    const text = packed?.type === 'asset' ? gunzipSync(packed.source).toString() : '';
    expect(text).toContain('2026.11.0');
    expect(made[0] && 'code' in made[0] ? made[0].code : '').not.toContain('2026.11.0');
  });

  it('is ASCII, which loads fastest', async () => {
    mkdirSync(join(dir, 'registers'));
    writeFileSync(join(dir, 'registers', 'phrases.yaml'), "# Words\nwith-signs: [café, child's]\n");
    writeFileSync(
      join(dir, 'entry.js'),
      "import all from 'virtual:rule-phrases'; export const words = all['with-signs'];",
    );
    const [output] = [await run()].flat();
    const code = output !== undefined && 'output' in output ? output.output[0].code : '';
    const module: { words: unknown } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(code).not.toMatch(/[^\0-\x7f]/);
    expect(module.words).toEqual(['café', "child's"]);
  });

  it('fails with the place of a fault', async () => {
    writeFileSync(join(dir, 'pack.yaml'), PACK.replace('[]', '[A]'));
    await expect(run()).rejects.toThrow('rules/pack.yaml:5:12: an id is lower-case words joined by hyphens');
  });
});
