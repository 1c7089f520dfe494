/** A button that lets the reader choose a file. The same file can be chosen twice. */
import { useRef } from 'preact/hooks';

interface FileButtonProps {
  readonly label: string;
  /** Endings, as a file field takes them. */
  readonly accept: string;
  readonly isMain?: boolean;
  readonly onFile: (file: File) => void;
}

export function FileButton({ label, accept, isMain = false, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={isMain ? 'main-button' : 'plain-button'} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
