/** How the extension is built. */
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { manifestFor } from './manifest.config';
import { rulePack } from './src/rules/vite-pack';

/**
 * WXT wraps content scripts in a context that announces each start to the page by an event. Ours run once, on a click,
 * and have no business with the page's own scripts: the context is left out, and with it a third of their weight.
 */
const bareContentScripts: Plugin = {
  name: 'noticemark:bare-content-scripts',
  enforce: 'pre',
  resolveId: (source) =>
    source === 'wxt/utils/content-script-context'
      ? fileURLToPath(new URL('./src/platform/content-script-context.ts', import.meta.url))
      : undefined,
};

export default defineConfig({
  manifestVersion: 3,
  outDir: 'dist',
  imports: false,
  vite: () => ({
    plugins: [
      bareContentScripts,
      preact({ prefreshEnabled: false, devToolsEnabled: false }),
      rulePack(undefined, 'file'),
    ],
    // The browsers it is for fetch modules early by themselves.
    build: { target: 'es2022', modulePreload: { polyfill: false } },
  }),
  manifest: ({ browser }) => manifestFor(browser),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      // Pages share their chunks, a content script is one file. These small modules mostly load together.
      if (entrypoints.length < 2) return;
      const options = config.build?.rolldownOptions ?? config.build?.rollupOptions;
      if (!options || Array.isArray(options.output)) throw new Error('The build has no options to add to.');
      options.preserveEntrySignatures = 'allow-extension';
      options.output = {
        ...options.output,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'review-kept',
              test: /\/(?:shared\/review-reading|engine\/review-parts|notice\/take-in|platform\/(?:badge|page-marks|review-store)|history\/reading|ui\/popup\/popup-state)\.ts$/,
            },
            {
              name: 'row-parts',
              test: /\/ui\/parts\/(?:arrow-keys|disclosure|link-doors|message-screen|use-kept-focus|outcome-sign|notice-language|quote-(?:figure|in-page)|read-pieces|rule-words|row-(?:line|facts)|result-rows)\.tsx?$/,
            },
            {
              name: 'notice-text',
              test: /\/(?:notice\/(?:build|links|sentences)|read\/(?:text|text-lines|text-furniture|paragraphs|typed-lists|markdown-inline|heading-guess|footer-blocks|superscript|finish-blocks|inline-text|furniture|html|embedded|limits|page-measures|page-tables|page-tree))\.ts$/,
            },
            {
              name: 'text-index',
              test: /\/(?:engine\/(?:first-search|matcher|number-table|parts|phrase-matcher|phrase-steps|place-table|statement-sets|text-index|worded-text|words|checks\/(?:placeholder-link|settings|edit-distance))|notice\/(?:first-index|normalise|select))\.ts$/,
            },
          ],
        },
      };
    },
    'build:manifestGenerated': (_, manifest) => {
      // WXT leaves an empty list for scripts that are only ever put in on a click.
      if (manifest.content_scripts?.length === 0) delete manifest.content_scripts;
    },
  },
  zip: {
    artifactTemplate: '{{name}}-{{version}}-{{browser}}.zip',
    // Firefox's reviewers build the package from its sources: tests and pictures are no part of that.
    excludeSources: ['tests/**', 'screenshots/**', 'test-results/**', 'playwright-report/**'],
  },
});
