/** A heading and a few sentences: where there is no result to list. */
import type { ComponentChildren } from 'preact';

interface MessageScreenProps {
  readonly title: string;
  readonly sentences: readonly string[];
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

export function MessageScreen({ title, sentences, children }: MessageScreenProps) {
  return (
    <div class="message">
      <h1>{title}</h1>
      {sentences.map((sentence) => (
        <p key={sentence} dir="auto">
          {sentence}
        </p>
      ))}
      {children}
    </div>
  );
}
