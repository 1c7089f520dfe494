/** Put into the page when the reader asks to see a quote there; paints and clears marks. Runs on no page by itself. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createMarks } from '../src/page/marks';
import { answerRequests, bareRuntime } from '../src/platform/page-listener';

/** Set in the script's own world, which the page can't see. */
const HERE = 'noticemarkMarks';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    if (HERE in globalThis) return;
    Object.defineProperty(globalThis, HERE, { value: true });
    const marks = createMarks(document);
    answerRequests(bareRuntime(), {
      'marks/show': ({ targets, focus, kind }) => marks.show(targets, focus, kind),
      'marks/clear': () => {
        marks.clear();
        return { state: 'cleared' };
      },
    });
  },
});
