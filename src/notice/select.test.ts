/** A notice made of some of another's blocks. */
import { describe, expect, it } from 'vitest';
import { buildNotice, type DraftCell } from './build';
import { selectBlocks } from './select';

describe('cells that reach down into other rows', () => {
  const cell = (text: string): DraftCell => ({ text, header: null });
  const consent = cell('Consent');
  const notice = buildNotice({
    blocks: [
      { kind: 'paragraph', text: 'Our bases.' },
      { kind: 'row', cells: [cell(''), consent, cell('Displays')] },
      { kind: 'row', cells: [cell('Trips')], above: [{ cell: consent, leads: true }] },
    ],
  });

  it('are told by the row and the place in it, empty cells not counted', () => {
    expect(notice.blocks[2]).toMatchObject({ above: [{ block: 1, cell: 0, leads: true }] });
    expect(notice.text).toBe('Our bases.\n\nConsent\tDisplays\nTrips');
  });

  it('go with their rows, and are gone where theirs is not picked', () => {
    const moved = selectBlocks(notice, [{ block: 1 }, { block: 2 }]);
    expect(moved.blocks[1]).toMatchObject({ above: [{ block: 0, cell: 0, leads: true }] });
    const alone = selectBlocks(notice, [{ block: 0 }, { block: 2 }]);
    expect(alone.blocks[1]).not.toHaveProperty('above');
  });
});
