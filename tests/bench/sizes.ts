/** Sizes as shipped, and of the engine by itself. */
import path from 'node:path';
import { build } from 'vite';
import { rulePack } from '../../src/rules/vite-pack';
import { type Size, shippedSizes, sizeOf } from './shipped-sizes';

/** @param root the project's folder; the extension has to be built before */
export async function sizesOf(root: string): Promise<readonly Size[]> {
  return [...shippedSizes(path.join(root, 'dist/chrome-mv3')), await engineSize(root)];
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
