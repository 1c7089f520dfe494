/**
 * The bulk review on the command line, over the invented sites instead of the internet: `SITES` is where they are served,
 * `NAMES` where it is told whether a host has a name. Writes what it took (bytes at its peak, seconds of
 * processor) to the file that `USAGE` names.
 */
import { writeFileSync } from 'node:fs';
import { bulkCommand } from '../../src/cli/bulk-main';
import { keepGarbageSmall } from '../../src/cli/small-garbage';
import { USUAL_PACE } from '../../src/links/index';

const { SITES, NAMES, USAGE } = process.env;
/** Any address of the internet: what is looked up is held to the rules, and then led to the sites. */
const PUBLIC = '93.184.215.14';

keepGarbageSmall();
process.exitCode = await bulkCommand(process.argv.slice(2), {
  resolve: async (host) => {
    const { status } = await fetch(`http://127.0.0.1:${NAMES}/${encodeURIComponent(host)}`);
    if (status !== 200) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return [{ address: PUBLIC, family: 4 }];
  },
  route: () => ({ address: '127.0.0.1', port: Number(SITES) }),
  // What fails is tried again as usual, and sooner: invented servers recover at once.
  pace: { ...USUAL_PACE, later: 100 },
});
if (USAGE) {
  // Kilobytes, and microseconds.
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(USAGE, JSON.stringify({ peak: maxRSS * 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
}
