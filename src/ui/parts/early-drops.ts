/** What is dropped on a page before its screen is drawn is kept for the screen; without this the browser leaves the page for the file. */

/**
 * Keeps drops from now on.
 *
 * @returns to be called once the screen listens: ends the keeping, and drops again what was kept
 */
export function keepEarlyDrops(): () => void {
  const kept: DataTransfer[] = [];
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (event.dataTransfer) kept.push(copyOf(event.dataTransfer));
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
    for (const dataTransfer of kept.splice(0))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  };
}

/** The browser empties an event's own when the event is over. */
function copyOf(transfer: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const file of transfer.files) copy.items.add(file);
  const text = transfer.getData('text/plain');
  if (text) copy.setData('text/plain', text);
  return copy;
}
