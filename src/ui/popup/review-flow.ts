/** From the click to the result: what was kept, else read the page and review it. Reports each step as it is reached. */
import type { OfferedDocument, PopupDoors, PopupState, PopupView, ShownReview } from './popup-state';

type Tell = (state: PopupState) => void;

export interface Flow<Page> {
  readonly doors: PopupDoors<Page>;
  readonly tell: Tell;
}

/**
 * Begins what the popup shows next: what was begun before still runs to its end, and neither shows nor keeps anything.
 * @returns gives each beginner its own doors and ear
 */
export function flows<Page>(doors: PopupDoors<Page>, tell: Tell): () => Flow<Page> {
  let turn = 0;
  return () => {
    const mine = ++turn;
    const isLatest = () => turn === mine;
    return {
      doors: { ...doors, keep: async (kept) => (isLatest() ? doors.keep(kept) : undefined) },
      tell: (state) => {
        if (isLatest()) tell(state);
      },
    };
  };
}

const FRESH: PopupView = { part: 0, open: null, marked: false };

/** The first thing an opened popup does. */
export async function openReview<Page>(doors: PopupDoors<Page>, tell: Tell): Promise<void> {
  const kept = await doors.kept().catch(() => null);
  if (!kept) {
    await makeReview(doors, tell);
    return;
  }
  const { asked, ...shown } = kept;
  // The browser's question closed the popup, and was answered with yes.
  if (asked && (await doors.hasAccess(asked).catch(() => false))) {
    await fetchAndReview(doors, tell, asked, shown.page ?? { review: shown.review, view: shown.view });
  } else tell({ step: 'reviewed', ...shown });
}

/** Reads the page as it is now, whatever was kept. Marks of an earlier review would point at nothing: they go. */
export async function reviewAgain<Page>(
  doors: PopupDoors<Page>,
  tell: Tell,
  /** Permission that checks of links were given: it can still be given back. */
  granted: readonly string[] = [],
): Promise<void> {
  await Promise.all([doors.forget(), doors.clearMarks()]);
  await makeReview(doors, tell, granted.length > 0 ? { ...FRESH, links: { asked: null, granted } } : FRESH);
}

/**
 * Reviews a document that the reader has clicked on. Asks the browser for access before anything else, since browsers
 * show their question only while a click is being handled.
 * @param page the review to go back to, or null where the tab itself shows the document
 */
export async function reviewOffered<Page>(
  doors: PopupDoors<Page>,
  tell: Tell,
  document: OfferedDocument,
  page: ShownReview | null,
): Promise<void> {
  const answer = doors.askAccess(document);
  if (page) void doors.keep({ ...page, document: null, page: null, asked: document });
  if (await answer.catch(() => false)) {
    await fetchAndReview(doors, tell, document, page);
    return;
  }
  if (page) void doors.keep({ ...page, document: null, page: null });
  tell({ step: 'document-failed', document, failure: 'refused', message: null, page });
}

async function makeReview<Page>(doors: PopupDoors<Page>, tell: Tell, view = FRESH): Promise<void> {
  try {
    tell({ step: (await doors.isLoading()) ? 'loading-page' : 'reading' });
    const reading = await doors.read();
    if (reading.state === 'refused') {
      tell({ step: 'unreadable', reason: reading.refusal });
      return;
    }
    if (reading.state === 'document') {
      const document = documentOfTab(reading.address);
      if (reading.reachable || (await doors.hasAccess(document)))
        await fetchAndReview(doors, tell, document, null, view);
      else tell({ step: 'ask', document });
      return;
    }
    tell({ step: 'reviewing' });
    const review = await doors.review(reading.snapshot, (described) => {
      if (described.isNotice) tell({ step: 'reviewing', described });
    });
    if (review === null) {
      tell({ step: 'unreadable', reason: 'too-long' });
      return;
    }
    if (review.reports.every(({ notice }) => (notice.text ?? '').trim() === '') && review.documents.length === 0) {
      tell({ step: 'unreadable', reason: 'no-words' });
      return;
    }
    tell({ step: 'reviewed', review, view, document: null, page: null });
  } catch (error) {
    console.error(error);
    tell({ step: 'failed' });
  }
}

async function fetchAndReview<Page>(
  doors: PopupDoors<Page>,
  tell: Tell,
  document: OfferedDocument,
  page: ShownReview | null,
  view = FRESH,
): Promise<void> {
  try {
    tell({ step: 'fetching', document });
    const outcome = await doors.reviewDocument(document);
    // The tab was taken for a document because no script was let in: a page that is closed to all extensions is one, too.
    if (outcome.state === 'failed' && outcome.failure === 'web-page' && page === null) {
      tell({ step: 'unreadable', reason: 'refused' });
      return;
    }
    if (outcome.state === 'failed') {
      if (page) void doors.keep({ ...page, document: null, page: null });
      const { failure, message = null, needsPassword } = outcome;
      tell({ step: 'document-failed', document, failure, message, page, ...(needsPassword ? { needsPassword } : {}) });
    } else tell({ step: 'reviewed', review: outcome.review, view, document, page });
  } catch (error) {
    console.error(error);
    tell({ step: 'failed' });
  }
}

/** The document that the tab itself shows. */
function documentOfTab(address: string): OfferedDocument {
  const url = new URL(address);
  const file = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  return { address, name: decoded(file) || url.hostname, format: 'pdf', viewer: null, host: url.hostname };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
