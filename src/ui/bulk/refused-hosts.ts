/** Hosts at which something failed because the browser was given no permission to ask there. */
import type { Failure } from '../../bulk/batch';

export function refusedHosts(failures: readonly Failure[]): readonly string[] {
  const urls = failures.flatMap(({ code, url }) => (code === 'permission' && URL.canParse(url) ? [new URL(url)] : []));
  return [...new Set(urls.map(({ hostname }) => hostname))];
}
