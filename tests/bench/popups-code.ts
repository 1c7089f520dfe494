/** What the popup runs to review the page of its tab. */
export { reviewNotice } from '../../src/engine/review';
export { readHtml } from '../../src/read/html';
