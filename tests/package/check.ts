/** The packages for the stores, as `npm run zip` has made them: what must be in them, and what must not. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, strFromU8, unzipSync } from 'fflate';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
};
const problems: string[] = [];

type Files = Readonly<Record<string, Uint8Array>>;

function open(file: string): Files {
  const where = path.join(root, 'dist', file);
  if (!existsSync(where)) {
    problems.push(`${file} is not there`);
    return {};
  }
  return unzipSync(readFileSync(where));
}

/** What belongs to a package; anything else is a stowaway. */
const BELONGS =
  /^(?:manifest\.json|background\.js|(?:popup|review|options|sidepanel|bulk|compile-rules)\.html|managed-schema\.json|(?:chunks|assets|content-scripts)\/[\w.-]+\.(?:js|mjs|css)|assets\/rule-pack\.gz|icon\/(?:\d+\.png|noticemark\.svg)|_locales\/(?:en|cy)\/messages\.json)$/;

const NEEDED = [
  'manifest.json',
  'background.js',
  'popup.html',
  'review.html',
  'sidepanel.html',
  'options.html',
  'assets/rule-pack.gz',
  'content-scripts/snapshot.js',
  'content-scripts/marks.js',
  ...[16, 32, 48, 96, 128].map((size) => `icon/${size}.png`),
  '_locales/en/messages.json',
  '_locales/cy/messages.json',
];

/** Hosts and schools of our tests; paths of the machine it was built on are looked for by the project's own. */
const OURS_ALONE = /\.sch\.uk|localhost|127\.0\.0\.1|marrowfield/i;

/** The rules name addresses that work on one machine only, to find them in notices. */
const SAYS_LOCAL = /^assets\/rule-pack\.gz$/;

/** Remote code and what could fetch it are refused by both stores. */
const REMOTE = /<script[^>]+src="https?:|import\(\s*["'`]https?:|importScripts\(/;

function checkPackage(file: string): void {
  const files = open(file);
  const names = Object.keys(files).filter((one) => !one.endsWith('/'));
  for (const needed of NEEDED) if (!names.includes(needed)) problems.push(`${file} lacks ${needed}`);
  for (const one of names) if (!BELONGS.test(one)) problems.push(`${file} holds ${one}`);
  for (const one of names.filter((each) => /\.(?:js|mjs|html|json|css|gz)$/.test(each))) {
    const bytes = files[one] ?? new Uint8Array();
    const text = strFromU8(one.endsWith('.gz') ? gunzipSync(bytes) : bytes);
    const found = text.includes(root) ? root : OURS_ALONE.exec(text)?.[0];
    if (found && !SAYS_LOCAL.test(one)) problems.push(`${file}: ${one} names ${found}`);
    if (REMOTE.test(text)) problems.push(`${file}: ${one} could run code from elsewhere`);
    if (/sourceMappingURL=data:/.test(text)) problems.push(`${file}: ${one} carries its source map`);
  }
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Record<string, unknown>;
  if (manifest.version !== version) problems.push(`${file} is of version ${String(manifest.version)}`);
  if (JSON.stringify(manifest.host_permissions ?? []) !== '[]') problems.push(`${file} asks for hosts at installation`);
  console.log(`${file}: ${names.length} files`);
}

/** What Firefox's reviewers build the package from. */
function checkSources(file: string): void {
  const names = Object.keys(open(file)).filter((one) => !one.endsWith('/'));
  for (const needed of [
    'package.json',
    'package-lock.json',
    'wxt.config.ts',
    'rules/pack.yaml',
    'src/engine/review.ts',
  ]) {
    if (!names.includes(needed)) problems.push(`${file} lacks ${needed}`);
  }
  for (const one of names) {
    if (/^(?:node_modules|dist|tests|screenshots|test-results|\.git)\//.test(one))
      problems.push(`${file} holds ${one}`);
  }
  console.log(`${file}: ${names.length} files`);
}

checkPackage(`${name}-${version}-chrome.zip`);
checkPackage(`${name}-${version}-firefox.zip`);
checkSources(`${name}-${version}-sources.zip`);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'The packages hold what they should.' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
