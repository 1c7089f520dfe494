/** The check of links, for every screen that offers it. What asks and judges is loaded when a screen first wants it. */
import { browser } from '../../src/platform/browser';
import { linkAccess, linkFetch } from '../../src/platform/link-access';
import type { LinkDoors } from '../../src/ui/parts/link-doors';
import type { ReviewMoment } from './review-bytes';

/** @param moment the pack and the day of a review made now */
export function linkDoors(moment: () => Promise<ReviewMoment>): LinkDoors {
  const access = linkAccess(browser);
  return {
    async plan({ reading, takenIn }) {
      const [{ planOfLinks }, { pack }] = await Promise.all([import('./reading-links'), moment()]);
      const plan = planOfLinks(reading, { pack, takenIn });
      return { ...plan, fresh: await access.fresh(plan.hosts.map(({ host }) => host)) };
    },
    request: ({ hosts }) => access.request(hosts.map(({ host }) => host)),
    held: access.held,
    giveBack: access.giveBack,
    async check({ reading, takenIn, asOf }, signal, onProgress) {
      const [{ askLinks }, { reviewReading }, now] = await Promise.all([
        import('./reading-links'),
        import('./review-reading'),
        moment(),
      ]);
      const ask = linkFetch((...request) => fetch(...request), access.mayAsk);
      const linkAnswers = await askLinks(reading, { pack: now.pack, takenIn }, ask, signal, onProgress);
      return reviewReading(reading, { ...now, asOf: asOf ?? now.asOf, takenIn, linkAnswers });
    },
  };
}
