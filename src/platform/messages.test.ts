import { describe, expect, it, vi } from 'vitest';
import { isMarkOutcome, isOwnPage, isPageRequest } from './messages';
import { answerRequests, type ListeningRuntime } from './page-listener';

const ORIGIN = 'chrome-extension://self/';
const POPUP = { id: 'self', url: `${ORIGIN}popup.html` };
const SHOW = { type: 'marks/show', targets: [{ quote: 'q', prefix: '', suffix: '' }], focus: 0, kind: 'quote' };

type Listener = Parameters<ListeningRuntime['onMessage']['addListener']>[0];

/** A runtime whose messages the test sends itself. */
function fakeRuntime() {
  const listeners: Listener[] = [];
  const runtime: ListeningRuntime = {
    id: 'self',
    getURL: (path) => ORIGIN + path,
    onMessage: { addListener: (listener) => listeners.push(listener) },
  };
  const send = (message: unknown, sender: Parameters<Listener>[1]): unknown[] => {
    const answers: unknown[] = [];
    for (const listener of listeners) listener(message, sender, (answer) => answers.push(answer));
    return answers;
  };
  return { runtime, send };
}

describe('isOwnPage', () => {
  const self = { id: 'self', origin: ORIGIN };
  it('accepts a page of this extension', () => expect(isOwnPage(POPUP, self)).toBe(true));
  it.each([
    ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }],
    ['a script of ours inside a web page', { id: 'self', url: 'https://www.marrowfield.sch.uk/' }],
    ['a sender without an address', { id: 'self' }],
    ['an address that only begins alike', { id: 'self', url: 'chrome-extension://selfish/popup.html' }],
    ['nobody', {}],
  ])('refuses %s', (_, sender) => expect(isOwnPage(sender, self)).toBe(false));
});

describe('isPageRequest', () => {
  it.each([[SHOW], [{ type: 'marks/clear' }], [{ ...SHOW, targets: [], kind: 'nearest' }]])('accepts %j', (message) => {
    expect(isPageRequest(message)).toBe(true);
  });
  it.each([
    [null],
    ['marks/clear'],
    [{ type: 'marks/other' }],
    [{ ...SHOW, kind: 'loud' }],
    [{ ...SHOW, focus: 0.5 }],
    [{ ...SHOW, focus: '0' }],
    [{ ...SHOW, targets: [{ quote: 'q' }] }],
    [{ ...SHOW, targets: 'q' }],
  ])('refuses %j', (message) => {
    expect(isPageRequest(message)).toBe(false);
  });
});

describe('isMarkOutcome', () => {
  it.each([[{ state: 'shown' }], [{ state: 'absent' }], [{ state: 'hidden', opener: null }]])(
    'accepts %j',
    (answer) => {
      expect(isMarkOutcome(answer)).toBe(true);
    },
  );
  it.each([[undefined], [{}], [{ state: 'hidden' }], [{ state: 'hidden', opener: 3 }]])('refuses %j', (answer) => {
    expect(isMarkOutcome(answer)).toBe(false);
  });
});

describe('answerRequests', () => {
  it('answers the popup and nobody else', () => {
    const { runtime, send } = fakeRuntime();
    const show = vi.fn(() => ({ state: 'shown' }) as const);
    const clear = vi.fn(() => ({ state: 'cleared' }) as const);
    answerRequests(runtime, { 'marks/show': show, 'marks/clear': clear });
    expect(send(SHOW, POPUP)).toEqual([{ state: 'shown' }]);
    expect(send({ type: 'marks/clear' }, POPUP)).toEqual([{ state: 'cleared' }]);
    expect(send(SHOW, { id: 'self', url: 'https://www.marrowfield.sch.uk/' })).toEqual([]);
    expect(send({ ...SHOW, kind: 'loud' }, POPUP)).toEqual([]);
    expect(show).toHaveBeenCalledTimes(1);
    expect(clear).toHaveBeenCalledTimes(1);
  });
});
