/** What is said aloud to those who can't see it happen. */
import { useCallback, useState } from 'preact/hooks';

interface Said {
  readonly words: string;
  readonly turn: number;
}

/** Counted, so that the same words said twice are read out twice. */
export function useSaid(): readonly [Said, (words: string) => void] {
  const [said, setSaid] = useState<Said>({ words: '', turn: 0 });
  const announce = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), []);
  return [said, announce];
}
