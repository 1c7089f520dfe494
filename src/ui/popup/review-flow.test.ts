import { describe, expect, it, vi } from 'vitest';
import type { NoticeInfo } from '../../engine/report';
import type { KeptPopup, OfferedDocument, PopupDoors, PopupReview, PopupState } from './popup-state';
import { flows, openReview, reviewAgain, reviewOffered } from './review-flow';

const reviewOf = (text: string): PopupReview =>
  ({ reports: [{ schemaVersion: 1, notice: { text } }], truncated: false, documents: [] }) as unknown as PopupReview;

const REVIEW = reviewOf('We keep your data.');
const DOCUMENT_REVIEW = reviewOf('We keep the data of staff.');

const OFFERED: OfferedDocument = {
  address: 'https://files.invented.example/notice.pdf',
  name: 'Privacy notice for staff',
  format: 'pdf',
  viewer: null,
  host: 'files.invented.example',
};

function doors(changed: Partial<PopupDoors<string>> = {}): PopupDoors<string> {
  return {
    isLoading: async () => false,
    kept: async () => null,
    keep: async () => undefined,
    forget: async () => undefined,
    read: async () => ({ state: 'read', snapshot: 'page' }),
    review: async () => REVIEW,
    reviewDocument: async () => ({ state: 'reviewed', review: DOCUMENT_REVIEW }),
    hasAccess: async () => false,
    askAccess: async () => true,
    show: async () => ({ state: 'shown' }),
    clearMarks: async () => undefined,
    copy: async () => undefined,
    links: {
      plan: async () => ({ hosts: [], unasked: 0, fresh: [] }),
      request: async () => [],
      held: async () => [],
      giveBack: async () => undefined,
      check: async () => [],
    },
    asksForOwnSite: false,
    handOver: async () => true,
    openFull: async () => undefined,
    openBeside: null,
    ...changed,
  };
}

async function told(run: (tell: (state: PopupState) => void) => Promise<void>): Promise<PopupState[]> {
  const states: PopupState[] = [];
  await run((state) => states.push(state));
  return states;
}

const FRESH = { part: 0, open: null, marked: false };
const PAGE = { review: REVIEW, view: { part: 0, open: 'retention', marked: false } };

describe('openReview', () => {
  it('tells what the notice is before its checks are done', async () => {
    const described = {
      isNotice: true,
      title: 'How we use your data',
      confidence: 1,
      kind: 'pupils',
      nation: 'england',
    };
    const review: PopupDoors<string>['review'] = async (_, onDescribed) => {
      onDescribed(described as NoticeInfo);
      return REVIEW;
    };
    const steps = await told((tell) => openReview(doors({ review }), tell));
    expect(steps.slice(1, -1)).toEqual([{ step: 'reviewing' }, { step: 'reviewing', described }]);
  });

  it('tells nothing of a page that is no notice until it is sure', async () => {
    const review: PopupDoors<string>['review'] = async (_, onDescribed) => {
      onDescribed({ isNotice: false } as NoticeInfo);
      return REVIEW;
    };
    const steps = await told((tell) => openReview(doors({ review }), tell));
    expect(steps.slice(1, -1)).toEqual([{ step: 'reviewing' }]);
  });

  it('reads and reviews, step by step', async () => {
    expect(await told((tell) => openReview(doors(), tell))).toEqual([
      { step: 'reading' },
      { step: 'reviewing' },
      { step: 'reviewed', review: REVIEW, view: FRESH, document: null, page: null },
    ]);
  });

  it('says that it waits while the page is on its way', async () => {
    const states = await told((tell) => openReview(doors({ isLoading: async () => true }), tell));
    expect(states[0]).toEqual({ step: 'loading-page' });
  });

  it('shows what was kept without reading the page again', async () => {
    const view = { part: 0, open: 'retention', marked: true };
    const read = vi.fn(doors().read);
    const states = await told((tell) =>
      openReview(doors({ kept: async () => ({ review: REVIEW, view, document: null, page: null }), read }), tell),
    );
    expect(states).toEqual([{ step: 'reviewed', review: REVIEW, view, document: null, page: null }]);
    expect(read).not.toHaveBeenCalled();
  });

  it('reads the page where the store fails', async () => {
    const states = await told((tell) => openReview(doors({ kept: () => Promise.reject(new Error('no store')) }), tell));
    expect(states.at(-1)?.step).toBe('reviewed');
  });

  it('passes a refusal on', async () => {
    const refused = doors({ read: async () => ({ state: 'refused', refusal: 'pdf' }) });
    expect((await told((tell) => openReview(refused, tell))).at(-1)).toEqual({ step: 'unreadable', reason: 'pdf' });
  });

  it('reviews no page without words', async () => {
    const empty = doors({ review: async () => reviewOf(' \n') });
    expect((await told((tell) => openReview(empty, tell))).at(-1)).toEqual({ step: 'unreadable', reason: 'no-words' });
    const endless = doors({ review: async () => null });
    expect((await told((tell) => openReview(endless, tell))).at(-1)).toEqual({
      step: 'unreadable',
      reason: 'too-long',
    });
  });

  it('owns up to a fault of its own', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = doors({ review: () => Promise.reject(new Error('fault')) });
    expect((await told((tell) => openReview(broken, tell))).at(-1)).toEqual({ step: 'failed' });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('reviewAgain', () => {
  it('forgets what was kept, clears marks and reads anew', async () => {
    const calls: string[] = [];
    const again = doors({
      kept: async () => ({ review: REVIEW, view: FRESH, document: null, page: null }),
      forget: async () => void calls.push('forget'),
      clearMarks: async () => void calls.push('clear'),
      read: async () => {
        calls.push('read');
        return { state: 'read', snapshot: 'page' };
      },
    });
    expect((await told((tell) => reviewAgain(again, tell))).at(-1)?.step).toBe('reviewed');
    expect(calls).toEqual(['forget', 'clear', 'read']);
  });
});

describe('a document', () => {
  const inTab = { address: 'https://www.marrowfield.example/files/pupil%20notice.pdf', reachable: true } as const;

  it('in the tab itself is fetched and reviewed at once where the click has opened it', async () => {
    const states = await told((tell) =>
      openReview(doors({ read: async () => ({ state: 'document', ...inTab }) }), tell),
    );
    expect(states.map(({ step }) => step)).toEqual(['reading', 'fetching', 'reviewed']);
    expect(states.at(-1)).toMatchObject({ document: { name: 'pupil notice.pdf' }, page: null, view: FRESH });
  });

  it('in the tab itself is asked for where the browser wants that', async () => {
    const reviewDocument = vi.fn(doors().reviewDocument);
    const read = async () => ({ state: 'document', ...inTab, reachable: false }) as const;
    const states = await told((tell) => openReview(doors({ read, reviewDocument }), tell));
    expect(states.at(-1)).toMatchObject({ step: 'ask', document: { host: 'www.marrowfield.example' } });
    const [asked] = states.slice(-1);
    if (asked?.step !== 'ask') throw new Error('not asked');
    const page = doors({ reviewDocument: async () => ({ state: 'failed', failure: 'web-page' }) });
    // What no script is let into may be a page after all, closed to all extensions.
    expect((await told((tell) => reviewOffered(page, tell, asked.document, null))).at(-1)).toEqual({
      step: 'unreadable',
      reason: 'refused',
    });
    expect(reviewDocument).not.toHaveBeenCalled();
    const granted = await told((tell) => openReview(doors({ read, hasAccess: async () => true }), tell));
    expect(granted.at(-1)?.step).toBe('reviewed');
  });

  it('that the page offers is asked for first, then fetched, with the page’s review behind it', async () => {
    const calls: string[] = [];
    const states = await told((tell) =>
      reviewOffered(
        doors({
          askAccess: async () => {
            calls.push('ask');
            return true;
          },
          keep: async ({ asked }) => void calls.push(asked ? `keep ${asked.name}` : 'keep'),
          reviewDocument: async () => {
            calls.push('fetch');
            return { state: 'reviewed', review: DOCUMENT_REVIEW };
          },
        }),
        tell,
        OFFERED,
        PAGE,
      ),
    );
    expect(calls).toEqual(['ask', 'keep Privacy notice for staff', 'fetch']);
    expect(states).toEqual([
      { step: 'fetching', document: OFFERED },
      { step: 'reviewed', review: DOCUMENT_REVIEW, view: FRESH, document: OFFERED, page: PAGE },
    ]);
  });

  it('is not fetched where the reader says no, and that is not kept', async () => {
    const reviewDocument = vi.fn(doors().reviewDocument);
    const kept: KeptPopup[] = [];
    const refusing = doors({ askAccess: async () => false, reviewDocument, keep: async (one) => void kept.push(one) });
    const states = await told((tell) => reviewOffered(refusing, tell, OFFERED, PAGE));
    expect(states).toEqual([
      { step: 'document-failed', document: OFFERED, failure: 'refused', message: null, page: PAGE },
    ]);
    expect(reviewDocument).not.toHaveBeenCalled();
    expect(kept.at(-1)).toEqual({ ...PAGE, document: null, page: null });
  });

  it('goes on where the browser’s question closed the popup and the answer was yes', async () => {
    const kept: KeptPopup = { ...PAGE, document: null, page: null, asked: OFFERED };
    const yes = await told((tell) => openReview(doors({ kept: async () => kept, hasAccess: async () => true }), tell));
    expect(yes.at(-1)).toMatchObject({ step: 'reviewed', document: OFFERED, page: PAGE });
    const no = await told((tell) => openReview(doors({ kept: async () => kept }), tell));
    expect(no).toEqual([{ step: 'reviewed', ...PAGE, document: null, page: null }]);
  });

  it('that can’t be read says why', async () => {
    const failing = doors({
      reviewDocument: async () => ({ state: 'failed', failure: 'unreadable', message: 'The PDF is damaged.' }),
    });
    const states = await told((tell) => reviewOffered(failing, tell, OFFERED, PAGE));
    expect(states.at(-1)).toMatchObject({ step: 'document-failed', message: 'The PDF is damaged.', page: PAGE });
  });
});

describe('flows', () => {
  it('lets what was begun before neither show nor keep anything', async () => {
    const kept: KeptPopup[] = [];
    const states: PopupState[] = [];
    const answers: ((outcome: { state: 'reviewed'; review: PopupReview }) => void)[] = [];
    const begin = flows(
      doors({
        keep: async (one) => void kept.push(one),
        reviewDocument: () => new Promise((done) => answers.push(done)),
      }),
      (state) => states.push(state),
    );
    const [first, second] = [begin(), begin()];
    const all = [first, second].map((flow) => reviewOffered(flow.doors, flow.tell, OFFERED, PAGE));
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.({ state: 'reviewed', review: DOCUMENT_REVIEW });
    answers[0]?.({ state: 'reviewed', review: reviewOf('Too late.') });
    await Promise.all(all);
    expect(states.map(({ step }) => step)).toEqual(['fetching', 'reviewed']);
    expect(states.at(-1)).toMatchObject({ review: DOCUMENT_REVIEW });
    expect(kept).toHaveLength(1);
  });
});
