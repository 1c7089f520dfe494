/** The receiving end inside a page. Uses the browser's bare API: a polyfill would be most of the script's weight. */
import { isOwnPage, isPageRequest, type PageHandlers, type PageRequest, type Sender } from './messages';

/** The part of `runtime` that is used, the same in every browser. */
export interface ListeningRuntime {
  readonly id: string;
  getURL(path: string): string;
  readonly onMessage: {
    addListener(listener: (message: unknown, sender: Sender, respond: (answer: unknown) => void) => void): void;
  };
}

/** The bare runtime of the script's own extension. */
export function bareRuntime(): ListeningRuntime {
  const scope = globalThis as unknown as Record<
    'browser' | 'chrome',
    { readonly runtime: ListeningRuntime } | undefined
  >;
  const runtime = (scope.browser ?? scope.chrome)?.runtime;
  if (!runtime) throw new Error('not inside an extension');
  return runtime;
}

/** Answers the popup's requests at once; whatever else arrives gets no answer. */
export function answerRequests(runtime: ListeningRuntime, handlers: PageHandlers): void {
  const self = { id: runtime.id, origin: runtime.getURL('') };
  runtime.onMessage.addListener((message, sender, respond) => {
    if (isOwnPage(sender, self) && isPageRequest(message)) respond(answer(message, handlers));
  });
}

function answer(request: PageRequest, handlers: PageHandlers): unknown {
  switch (request.type) {
    case 'marks/show':
      return handlers['marks/show'](request);
    case 'marks/clear':
      return handlers['marks/clear'](request);
  }
}
