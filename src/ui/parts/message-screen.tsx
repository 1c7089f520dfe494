/** A heading and a few sentences: where there is no result to list. */

interface MessageScreenProps {
  readonly title: string;
  readonly sentences: readonly string[];
}

export function MessageScreen({ title, sentences }: MessageScreenProps) {
  return (
    <div class="message">
      <h1>{title}</h1>
      {sentences.map((sentence) => (
        <p key={sentence} dir="auto">
          {sentence}
        </p>
      ))}
    </div>
  );
}
