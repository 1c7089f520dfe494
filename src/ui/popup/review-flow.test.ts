import { describe, expect, it, vi } from 'vitest';
import type { PopupDoors, PopupReview, PopupState } from './popup-state';
import { openReview, reviewAgain } from './review-flow';

const reviewOf = (text: string): PopupReview =>
  ({ report: { schemaVersion: 1, notice: { text } }, truncated: false }) as unknown as PopupReview;

const REVIEW = reviewOf('We keep your data.');

function doors(changed: Partial<PopupDoors<string>> = {}): PopupDoors<string> {
  return {
    isLoading: async () => false,
    kept: async () => null,
    keep: async () => undefined,
    forget: async () => undefined,
    read: async () => ({ state: 'read', snapshot: 'page' }),
    review: async () => REVIEW,
    show: async () => ({ state: 'shown' }),
    clearMarks: async () => undefined,
    copy: async () => undefined,
    ...changed,
  };
}

async function told(run: (tell: (state: PopupState) => void) => Promise<void>): Promise<PopupState[]> {
  const states: PopupState[] = [];
  await run((state) => states.push(state));
  return states;
}

const FRESH = { open: null, marked: false };

describe('openReview', () => {
  it('reads and reviews, step by step', async () => {
    expect(await told((tell) => openReview(doors(), tell))).toEqual([
      { step: 'reading' },
      { step: 'reviewing' },
      { step: 'reviewed', review: REVIEW, view: FRESH },
    ]);
  });

  it('says that it waits while the page is on its way', async () => {
    const states = await told((tell) => openReview(doors({ isLoading: async () => true }), tell));
    expect(states[0]).toEqual({ step: 'loading-page' });
  });

  it('shows what was kept without reading the page again', async () => {
    const view = { open: 'retention', marked: true };
    const read = vi.fn(doors().read);
    const states = await told((tell) =>
      openReview(doors({ kept: async () => ({ review: REVIEW, view }), read }), tell),
    );
    expect(states).toEqual([{ step: 'reviewed', review: REVIEW, view }]);
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
      kept: async () => ({ review: REVIEW, view: FRESH }),
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
