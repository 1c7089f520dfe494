/** Which hosts a batch asks leave for: those of its list, under both their usual names, and those that keep schools' documents. */
import type { School } from '../../src/bulk/batch';

/** Of the list alone. */
export function hostsOfSchools(schools: readonly School[]): readonly string[] {
  const named = schools.flatMap(({ website, notices }) => [...(website === null ? [] : [website]), ...notices]);
  const hosts = named.flatMap((address) => {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return [];
    return [new URL(address).hostname];
  });
  return [...new Set(hosts)].sort();
}

/** Sites lead from one of their names to the other. */
export function withTwins(hosts: readonly string[]): readonly string[] {
  return [...new Set(hosts.flatMap((host) => [host, twinOf(host)]))];
}

function twinOf(host: string): string {
  if (!/[a-z]/i.test(host) || !host.includes('.')) return host;
  return host.startsWith('www.') ? host.slice(4) : `www.${host}`;
}
