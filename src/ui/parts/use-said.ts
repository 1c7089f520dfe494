/** What is said aloud to those who can't see it happen. */
import { useMemo, useRef, useState } from 'preact/hooks';

interface Said {
  readonly words: string;
  /** Counted, so that the same words said twice are read out twice. */
  readonly turn: number;
}

export interface Announce {
  /** In place of what was said before. */
  (words: string): void;
  /** For the answer to what is asked for now: where something else is said until it comes, it is said behind that. */
  later(): (words: string) => void;
}

export function useSaid(): readonly [Said, Announce] {
  const [said, setSaid] = useState<Said>({ words: '', turn: 0 });
  const last = useRef(said);
  const announce = useMemo<Announce>(() => {
    const say = (words: string) => {
      last.current = { words, turn: last.current.turn + 1 };
      setSaid(last.current);
    };
    const later = () => {
      const asked = last.current.turn;
      return (words: string) => say(last.current.turn === asked ? words : `${last.current.words} ${words}`);
    };
    return Object.assign(say, { later });
  }, []);
  return [said, announce];
}
