import { describe, expect, it } from 'vitest';
import { besidePage } from './beside-page';

describe('besidePage', () => {
  it('opens Chromium’s side panel in the popup’s window, at once', () => {
    const asked: unknown[] = [];
    const sidePanel = { open: async (where: unknown) => void asked.push(where) };
    void besidePage({ sidePanel }, 3)?.();
    expect(asked).toEqual([{ windowId: 3 }]);
  });

  it('opens Firefox’s sidebar', () => {
    let opened = 0;
    const sidebarAction = { open: async () => void opened++ } as never;
    void besidePage({ sidebarAction }, 3)?.();
    expect(opened).toBe(1);
  });

  it('is nothing where the browser has no such room', () => {
    expect(besidePage({}, 3)).toBeNull();
  });
});
