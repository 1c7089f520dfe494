/** From the click to the result: what was kept, else read the page and review it. Reports each step as it is reached. */
import type { PopupDoors, PopupState } from './popup-state';

type Tell = (state: PopupState) => void;

/** The first thing an opened popup does. */
export async function openReview<Page>(doors: PopupDoors<Page>, tell: Tell): Promise<void> {
  const kept = await doors.kept().catch(() => null);
  if (kept) tell({ step: 'reviewed', ...kept });
  else await makeReview(doors, tell);
}

/** Reads the page as it is now, whatever was kept. Marks of an earlier review would point at nothing: they go. */
export async function reviewAgain<Page>(doors: PopupDoors<Page>, tell: Tell): Promise<void> {
  await Promise.all([doors.forget(), doors.clearMarks()]);
  await makeReview(doors, tell);
}

async function makeReview<Page>(doors: PopupDoors<Page>, tell: Tell): Promise<void> {
  try {
    tell({ step: (await doors.isLoading()) ? 'loading-page' : 'reading' });
    const reading = await doors.read();
    if (reading.state === 'refused') {
      tell({ step: 'unreadable', reason: reading.refusal });
      return;
    }
    tell({ step: 'reviewing' });
    const review = await doors.review(reading.snapshot);
    if ((review.report.notice.text ?? '').trim() === '') {
      tell({ step: 'unreadable', reason: 'no-words' });
      return;
    }
    tell({ step: 'reviewed', review, view: { open: null, marked: false } });
  } catch (error) {
    console.error(error);
    tell({ step: 'failed' });
  }
}
