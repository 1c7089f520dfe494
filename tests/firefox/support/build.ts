/** Builds the extension for Firefox as it ships before the tests: what is tested is what is published. */
import { execFileSync } from 'node:child_process';

export default function build(): void {
  // Where a run of every test has built it a moment ago.
  if (process.env.NOTICEMARK_BUILT === 'yes') return;
  execFileSync('npx', ['wxt', 'build', '-b', 'firefox'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
