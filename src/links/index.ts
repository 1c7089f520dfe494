/** What links answer, and what that means: the room's public face. */
export { createLinkCache, type KeptAnswer, type LinkCache } from './cache';
export { createLinkChecker, type LinkPlan, type LinkProgress, type LinkSource, linkPlan } from './check-links';
export { createGate, type Gate, type Pace, USUAL_PACE } from './pace';
export {
  type AskLink,
  type LinkBody,
  type LinkClock,
  type LinkFault,
  type LinkReply,
  type LinkRequest,
  systemClock,
} from './port';
export { isPrivateIp } from './private-address';
