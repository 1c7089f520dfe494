// Set-up for a fresh machine with only Node and npm: packages, and with --browser a Chromium and a Firefox for the browser tests.
// Plain JavaScript: it runs before anything is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });

const lock = `${root}package-lock.json`;
const installed = `${root}node_modules/.package-lock.json`;
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.error('Installing packages (once) ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

if (process.argv.includes('--browser') && !existsSync('/usr/bin/chromium')) {
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  console.error(`Installing a Chromium for the browser tests (once), ${debian ? "Debian's" : "Playwright's"} ...`);
  if (debian) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  }
  if (!existsSync('/usr/bin/chromium')) run('npx', ['playwright', 'install', 'chromium']);
}

if (process.argv.includes('--browser') && !['/usr/bin/firefox-esr', '/usr/bin/firefox'].some(existsSync)) {
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.error("Installing Debian's Firefox for the Firefox tests (once) ...");
    try {
      run('apt-get', ['update', '-qq']);
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr']);
    } catch {
      console.error('There is no package firefox-esr here: install Firefox yourself to have its tests run.');
    }
  } else console.error('Firefox is not installed: its tests will not be run.');
}
