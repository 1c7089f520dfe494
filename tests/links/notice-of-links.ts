/** A notice that is nothing but links. */
import type { Notice } from '../../src/notice/notice';
import { readHtml } from '../../src/read/html';

export function noticeOf(hrefs: readonly string[]): Notice {
  const items = hrefs.map(
    (href, at) => `<p>Number ${at} has <a href="${href.replace(/&/g, '&amp;')}">its document</a>.</p>`,
  );
  return readHtml(`<html><body><main><h1>Privacy notice</h1>${items.join('')}</main></body></html>`);
}
