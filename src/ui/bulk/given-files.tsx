/** Files that a reader chooses or drops, folders among them, each with where it lies. */
import { useId } from 'preact/hooks';
import type { GivenFile } from './bulk-doors';

interface FileButtonProps {
  readonly label: string;
  readonly folder?: boolean;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

export function FileButton({ label, folder = false, onFiles }: FileButtonProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        class="unseen"
        type="file"
        multiple
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])].map(chosen));
          currentTarget.value = '';
        }}
      />
      <label class="plain-button" for={id}>
        {label}
      </label>
    </>
  );
}

function chosen(file: File): GivenFile {
  return { path: file.webkitRelativePath || file.name, file };
}

/** Files dropped, those in dropped folders too. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<readonly GivenFile[]> {
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...(transfer?.files ?? [])].map(chosen);
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const all = await Promise.all(entries.map((entry) => (entry ? filesUnder(entry) : [])));
  return all.flat();
}

/** A file of a dropped folder does not say itself where it lies; its entry does. */
async function filesUnder(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  if (entry.isFile) {
    return new Promise((done) =>
      (entry as FileSystemFileEntry).file(
        (file) => done([{ path: entry.fullPath.replace(/^\//, ''), file }]),
        () => done([]),
      ),
    );
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: GivenFile[] = [];
  for (;;) {
    // Browsers give a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (some.length === 0) return files;
    for (const one of some) files.push(...(await filesUnder(one)));
  }
}
