/** Asks the invented sites as a bulk run does, in one process: redirects followed, faults told apart. */
import { createLinkTransport } from '../../src/cli/link-transport';
import type { FetchFault, FetchOutcome, Wanted } from '../../src/find/index';
import type { Sites } from './sites';

const MOST_REDIRECTS = 10;
const MOST_BYTES = 25 * 1024 * 1024;

export function siteFetch(sites: Pick<Sites, 'route'>): (wanted: Wanted) => Promise<FetchOutcome> {
  const ask = createLinkTransport({
    userAgent: 'Noticemark/0',
    resolve: (host) =>
      sites.route(host) === null
        ? Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
        : Promise.resolve([{ address: '93.184.215.14', family: 4 }]),
    route: (host, port) => sites.route(host) ?? { address: '127.0.0.1', port },
  });
  return async (wanted) => {
    let { url } = wanted;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const reply = await ask({ url, method: 'GET', signal: AbortSignal.timeout(10_000), allowPrivate: false });
      if (reply.kind === 'fault') {
        const fault: FetchFault = reply.fault.startsWith('name')
          ? 'name-unknown'
          : reply.fault === 'aborted'
            ? 'timeout'
            : 'connection';
        return { kind: 'failed', url, fault, status: null };
      }
      const { status } = reply;
      const location = reply.header('location');
      if (status >= 300 && status < 400 && location !== null) {
        reply.close();
        url = new URL(location, url).href;
        continue;
      }
      if (status >= 400) {
        reply.close();
        const fault: FetchFault =
          status >= 500 ? 'server-error' : status === 404 || status === 410 ? 'not-found' : 'refused';
        return { kind: 'failed', url, fault, status };
      }
      const { bytes } = await reply.read(MOST_BYTES);
      reply.close();
      return {
        kind: 'fetched',
        url,
        status,
        contentType: reply.header('content-type'),
        bytes,
        retrievedAt: new Date().toISOString(),
        etag: reply.header('etag'),
        lastModified: reply.header('last-modified'),
      };
    }
    return { kind: 'failed', url, fault: 'too-many-redirects', status: null };
  };
}
