/** Hands a file over to the reader, as a download: it needs no permission. */

export interface SavedFile {
  readonly contents: string | Uint8Array<ArrayBuffer> | Blob;
  /** Media type. */
  readonly type: string;
  /** With its dot. */
  readonly ending: string;
}

/** Longer names are cut: file systems take 255 bytes at most. */
const LONGEST_NAME = 120;

/** @returns the file's name: without what file systems don't take, with its ending */
export function saveFile(name: string, { contents, type, ending }: SavedFile): string {
  const whole = `${fileName(name)}${ending}`;
  const address = URL.createObjectURL(new Blob([contents], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = whole;
  link.click();
  // The browser has taken the file by the time that the next task runs; Firefox needs a little longer.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return whole;
}

export function fileName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
  return plain.replace(/^[. ]+|[. ]+$/g, '') || 'Noticemark';
}
