/** Shows more of a long list. When there is no more, its place stays, so that the keyboard's place is not lost with it. */
import { useRef } from 'preact/hooks';
import { useKeptFocus } from '../parts/use-kept-focus';

interface MoreButtonProps {
  /** How many it would show; none where not above 0. */
  readonly rest: number;
  readonly words: (rest: number) => string;
  readonly onMore: () => void;
}

export function MoreButton({ rest, words, onMore }: MoreButtonProps) {
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place);
  return (
    <div ref={place}>
      {rest > 0 && (
        <button type="button" class="plain-button" onClick={onMore}>
          {words(rest)}
        </button>
      )}
    </div>
  );
}
