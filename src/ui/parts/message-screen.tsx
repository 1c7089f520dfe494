/** A heading and a few sentences: where there is no result to list. */
import type { ComponentChildren } from 'preact';

/** With its language where that is not the screen's. */
export type Sentence = string | { readonly words: string; readonly lang: string };

interface MessageScreenProps {
  readonly title: string;
  readonly sentences: readonly Sentence[];
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

export function MessageScreen({ title, sentences, children }: MessageScreenProps) {
  return (
    <div class="message">
      <h1>{title}</h1>
      {sentences.map((sentence) =>
        typeof sentence === 'string' ? (
          <p key={sentence} dir="auto">
            {sentence}
          </p>
        ) : (
          <p key={sentence.words} lang={sentence.lang}>
            {sentence.words}
          </p>
        ),
      )}
      {children}
    </div>
  );
}
