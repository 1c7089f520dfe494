/** Sizes as shipped: minified and gzipped bytes of the content scripts, the popup and the engine with its pack. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { rulePack } from '../../src/rules/vite-pack';

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
}

/** @param root the project's folder; the extension has to be built before */
export async function sizesOf(root: string): Promise<readonly Size[]> {
  const dist = path.join(root, 'dist/chrome-mv3');
  if (!existsSync(dist)) throw new Error('Build the extension first: npm run build');
  const scripts = readdirSync(path.join(dist, 'content-scripts')).map((file) =>
    path.join(dist, 'content-scripts', file),
  );
  const popup = popupFiles(dist);
  const rules = popup.filter((file) => path.basename(file).includes('rule-pack'));
  // Loaded when the first document of their kind is read.
  const readers = popup.filter((file) => /^(?:pdf|docx|odt|zip|document)-/.test(path.basename(file)));
  // Loaded where the reader has chosen Welsh.
  const welsh = popup.filter((file) => /^cy-/.test(path.basename(file)));
  const code = popup.filter((file) => ![rules, readers, welsh].some((some) => some.includes(file)));
  const read = (files: readonly string[]) => files.map((file) => readFileSync(file));
  return [
    sizeOf('content scripts', read(scripts)),
    sizeOf('popup with reader and engine', read(code)),
    sizeOf('its rule pack (data)', read(rules)),
    sizeOf('readers of PDF and Word, when needed', read(readers)),
    sizeOf('Welsh words, when chosen', read(welsh)),
    await engineSize(root),
  ];
}

/** The popup's page and every script and style it loads, found by following its references. */
function popupFiles(dist: string): readonly string[] {
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const [reference] of readFileSync(file, 'utf8').matchAll(/[\w./-]+\.(?:js|css)\b/g)) {
      follow(reference.startsWith('/') ? path.join(dist, reference) : path.resolve(path.dirname(file), reference));
    }
  };
  follow(path.join(dist, 'popup.html'));
  return [...seen];
}

async function engineSize(root: string): Promise<Size> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [rulePack()],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: path.join(root, 'src/engine/review.ts'), formats: ['es'] },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const code = outputs.flatMap((one) =>
    'output' in one ? one.output.flatMap((chunk) => ('code' in chunk ? [Buffer.from(chunk.code)] : [])) : [],
  );
  return sizeOf('engine alone', code);
}

function sizeOf(name: string, parts: readonly Buffer[]): Size {
  return {
    name,
    bytes: parts.reduce((sum, part) => sum + part.length, 0),
    gzip: parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0),
  };
}
