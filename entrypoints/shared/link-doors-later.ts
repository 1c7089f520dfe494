/** The check of links for a screen that is to be quick: what asks the browser is loaded when the first plan is made. */
import type { LinkDoors } from '../../src/ui/parts/link-doors';
import type { ReviewMoment } from './review-bytes';

/** @param moment the pack and the day of a review made now */
export function linkDoorsLater(moment: () => Promise<ReviewMoment>): LinkDoors {
  let open: LinkDoors | null = null;
  const opened = async (): Promise<LinkDoors> => {
    const { linkDoors } = await import('./link-doors');
    open ??= linkDoors(moment);
    return open;
  };
  return {
    plan: async (subject) => (await opened()).plan(subject),
    // Nobody asks without a plan, so it is loaded: the browser wants its question in the click's own handler.
    request: (plan) => (open ? open.request(plan) : opened().then((doors) => doors.request(plan))),
    held: async (origins) => (await opened()).held(origins),
    giveBack: async (origins) => (await opened()).giveBack(origins),
    check: async (...wanted) => (await opened()).check(...wanted),
  };
}
