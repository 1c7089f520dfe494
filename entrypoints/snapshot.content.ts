/** Put into the page on the reader's click; what it returns is the page as data. Runs on no page by itself. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { takeSnapshot } from '../src/page/snapshot';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main: () => takeSnapshot(document),
});
