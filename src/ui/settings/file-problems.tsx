/** What is wrong in a file of rules: each fault with its place, what it is, and the line it stands in. */
import { usePageStrings } from '../strings/pages-context';
import type { FileProblem } from './settings-doors';

/** Faults beyond these wait for the next try. */
const MOST = 20;
/** Characters of a line on either side of the fault. */
const AROUND = 60;

export function FileProblems({ problems }: { readonly problems: readonly FileProblem[] }) {
  const { settings: words } = usePageStrings();
  if (problems.length === 0) return null;
  return (
    <ol class="faults">
      {problems.slice(0, MOST).map((problem) => (
        <li key={`${problem.line} ${problem.column} ${problem.message}`}>
          {problem.line === 0 ? <p>{words.ownNotPrepared}</p> : <Fault {...problem} />}
        </li>
      ))}
      {problems.length > MOST && <li>{words.moreFaults(problems.length - MOST)}</li>}
    </ol>
  );
}

function Fault({ line, column, message, excerpt }: FileProblem) {
  const { settings: words } = usePageStrings();
  const { before, at, after } = aroundColumn(excerpt, column);
  return (
    <>
      <p>
        <strong>{words.faultPlace(line, column)}:</strong> <bdi>{message}</bdi>
      </p>
      {excerpt.trim() !== '' && (
        <code class="fault-line" dir="ltr">
          {before}
          <mark>{at || ' '}</mark>
          {after}
        </code>
      )}
    </>
  );
}

/** The part of a line around a 1-based column, and the character that stands there. */
export function aroundColumn(
  line: string,
  column: number,
): { readonly before: string; readonly at: string; readonly after: string } {
  const place = Math.min(Math.max(column - 1, 0), line.length);
  const begin = Math.max(0, place - AROUND);
  const end = Math.min(line.length, place + AROUND);
  const before = line.slice(begin, place);
  return {
    before: begin > 0 ? `…${before}` : before.trimStart(),
    at: line.slice(place, place + 1),
    after: `${line.slice(place + 1, end)}${end < line.length ? '…' : ''}`,
  };
}
