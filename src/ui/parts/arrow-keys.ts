/** Up, Down, Home and End move between the lines that open; Tab still reaches every control. */

/** Which of `count` lines to go to from line `at`, or null where the key does not move. */
export function lineFor(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** For a container's keydown: moves the focus when it is on one of the container's lines. */
export function moveByArrows(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const container = event.currentTarget as Element;
  const lines = [...container.querySelectorAll<HTMLElement>('[data-arrows]')];
  const at = lines.indexOf(event.target as HTMLElement);
  if (at === -1) return;
  const next = lineFor(event.key, at, lines.length);
  if (next === null) return;
  event.preventDefault();
  lines[next]?.focus();
}
