/** The rules that a review was made with, in a line. */
import type { Report } from '../../engine/report';

/** "noticemark 2026.11.0 + our-trust 2026.1.0" */
export function rulesOf(packs: Report['tool']['rulePacks']): string {
  return packs.map(({ id, version }) => `${id} ${version}`).join(' + ');
}
