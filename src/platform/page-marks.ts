/** The popup's end of the marks: puts the script and the style sheet into the page and passes requests on. */
import type { QuoteTarget } from '../page/find-quote';
import type { MarkOutcome } from '../page/marks';
import type { MarkKind } from '../page/marks-style';
import { oneAtATime } from '../queue/one-at-a-time';
import type { BrowserApi } from './browser';
import { isMarkOutcome, type PageRequest } from './messages';

export interface PageMarks {
  /** `lost` where the page can no longer be reached. */
  show(
    targets: readonly QuoteTarget[],
    focus: number,
    kind: MarkKind,
  ): Promise<MarkOutcome | { readonly state: 'lost' }>;
  clear(): Promise<void>;
}

const MARKS_SCRIPT = '/content-scripts/marks.js';

/** `css`: how marks look. */
export function pageMarks(api: Pick<BrowserApi, 'scripting' | 'tabs'>, tab: number, css: string): PageMarks {
  const send = async (request: PageRequest): Promise<unknown> => {
    // The script registers itself once a page, however often it is put in.
    await api.scripting.executeScript({ target: { tabId: tab }, files: [MARKS_SCRIPT] });
    return api.tabs.sendMessage(tab, request, { frameId: 0 });
  };
  // Each takes several steps: begun together, a clearing could be overtaken by the marks that it follows.
  const inTurn = oneAtATime();
  // The author's origin: Chromium computes ::highlight() rules of the user's origin, but does not paint them.
  const style = { target: { tabId: tab, allFrames: true }, css, origin: 'AUTHOR' as const };
  return {
    show: (targets, focus, kind) =>
      inTurn(async () => {
        try {
          await api.scripting.insertCSS(style);
          const answer = await send({ type: 'marks/show', targets, focus, kind });
          return isMarkOutcome(answer) ? answer : { state: 'lost' };
        } catch {
          return { state: 'lost' };
        }
      }),
    clear: () =>
      inTurn(async () => {
        try {
          await send({ type: 'marks/clear' });
          await api.scripting.removeCSS(style);
        } catch {
          // The page is gone, and its marks with it.
        }
      }),
  };
}
