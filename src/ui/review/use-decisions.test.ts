import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report';
import type { Decision } from '../../history/decision';
import { drawHook } from '../parts/drawn-hook';
import type { DecisionDraft, ReviewDoors } from './review-doors';
import { useDecisions } from './use-decisions';

const REPORT = {
  source: { location: 'https://elm.example.org/privacy' },
  notice: { text: 'We keep your data.' },
  elements: ['retention', 'recipients', 'right-of-access'].map((check) => ({
    check,
    title: `Title of ${check}`,
    status: 'missing',
    evidence: [],
  })),
  findings: [],
} as unknown as Report;

/** A device that answers late, and at no time in the order in which it was asked. */
function device(kept: readonly Decision[] = []) {
  const decisions = new Map(kept.map((one) => [one.id, one]));
  let made = 0;
  let asked = 0;
  const late = () => new Promise<void>((done) => setTimeout(done, asked++ % 2 === 0 ? 4 : 0));
  const doors = {
    today: () => '2026-11-26',
    async decisionsOn() {
      const found = [...decisions.values()];
      await late();
      return found;
    },
    async makeDecision(_: Report, draft: DecisionDraft): Promise<Decision> {
      await late();
      return { ...draft, id: `decision ${++made}`, notice: 'elm', decidedAt: '2026-11-26T10:00:00Z' };
    },
    async keepDecision(decision: Decision) {
      await late();
      decisions.set(decision.id, decision);
    },
    async dropDecision(id: string) {
      await late();
      decisions.delete(id);
    },
  } as unknown as ReviewDoors;
  return { doors, all: () => [...decisions.values()] };
}

const CONFIRMED = { verdict: 'confirmed', reason: '' } as const;
const DISMISSED = { verdict: 'dismissed', reason: 'said elsewhere' } as const;

describe('useDecisions', () => {
  it('makes one decision of two clicks on a row', async () => {
    const { doors, all } = device();
    const screen = drawHook(() => useDecisions(REPORT, doors));
    const { decide } = screen.drawn();
    await Promise.all([decide('retention', CONFIRMED), decide('retention', CONFIRMED)]);
    expect(all()).toHaveLength(1);
    expect(await screen.drawn().undo()).toBe(true);
    expect(all()).toEqual([]);
    expect(await screen.drawn().undo()).toBe(false);
  });

  it('lets a decision on the same row take the place of one that is not drawn yet', async () => {
    const { doors, all } = device();
    const screen = drawHook(() => useDecisions(REPORT, doors));
    const { decide, undo } = screen.drawn();
    const both = [decide('retention', CONFIRMED), decide('retention', DISMISSED)];
    await Promise.all(both);
    expect(all()).toMatchObject([{ check: 'retention', verdict: 'dismissed' }]);
    await undo();
    expect(all()).toMatchObject([{ check: 'retention', verdict: 'confirmed' }]);
  });

  it('keeps what is decided before the kept ones are known, and shows both', async () => {
    const before = {
      ...DISMISSED,
      id: 'before',
      notice: 'elm',
      check: 'recipients',
      decidedAt: '2026-01-01T00:00:00Z',
    };
    const anchor = { outcome: 'missing', quote: '', before: '', after: '' } as const;
    const { doors, all } = device([{ ...before, anchor }]);
    const screen = drawHook(() => useDecisions(REPORT, doors));
    await screen.drawn().decide('retention', CONFIRMED);
    await screen.settle();
    expect(all()).toHaveLength(2);
    expect([...screen.drawn().byRow.keys()].sort()).toEqual(['recipients', 'retention']);
  });

  it('undoes what was clicked last, though it is still being kept', async () => {
    const { doors, all } = device();
    const screen = drawHook(() => useDecisions(REPORT, doors));
    const { decide, undo } = screen.drawn();
    const deciding = decide('retention', CONFIRMED);
    const undoing = undo();
    await deciding;
    expect(await undoing).toBe(true);
    expect(all()).toEqual([]);
  });

  it('gives reports what was decided a moment ago', async () => {
    const { doors } = device();
    const screen = drawHook(() => useDecisions(REPORT, doors));
    void screen.drawn().decide('retention', CONFIRMED);
    const { elements } = await screen.drawn().settled();
    expect(elements.flatMap(({ decision }) => decision?.check ?? [])).toEqual(['retention']);
  });
});
