/** Makes code as it ships, for a plain Node: bundled and minified by what builds the extension, the rule pack beside it. */
import path from 'node:path';
import { build } from 'vite';
import { rulePack } from '../../src/rules/vite-pack';

/**
 * @param root the project's folder
 * @param names of files of this folder, without their ending: each becomes a program of that name
 * @param out the folder that the programs are written to
 */
export async function buildShipped(root: string, names: readonly string[], out: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [rulePack()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      copyPublicDir: false,
      outDir: out,
      minify: true,
      target: 'es2022',
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(root, 'tests/bench', `${name}.ts`)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}
