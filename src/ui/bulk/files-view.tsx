/** Files that can be made of a batch; and reviewing it again for another day. */

import { useId, useRef, useState } from 'preact/hooks';
import { DateWords } from '../parts/date-words';
import { useBulkStrings } from '../strings/bulk-context';
import type { BatchFileKind } from './bulk-doors';
import type { PartProps } from './part-props';

const KINDS: readonly BatchFileKind[] = ['xlsx', 'board', 'grid', 'csv', 'results', 'jsonl', 'all'];

export function FilesView({ open, doors, state, announce }: PartProps) {
  const { files, again, run } = useBulkStrings();
  const id = useId();
  const [making, setMaking] = useState<BatchFileKind | null>(null);
  const [percent, setPercent] = useState(0);
  const [day, setDay] = useState(doors.today());
  const isMaking = useRef(false);
  const save = async (kind: BatchFileKind) => {
    if (isMaking.current) return;
    isMaking.current = true;
    setMaking(kind);
    setPercent(0);
    announce(files.making);
    try {
      announce(files.done(await open.save(kind, (part) => setPercent(Math.floor(part * 100)))));
    } catch (error) {
      console.error(error);
      announce(files.failed);
    }
    isMaking.current = false;
    setMaking(null);
  };
  const review = async () => {
    if (isMaking.current) return;
    await open.runner.reviewAgain(day);
    const end = await state.start('done');
    if (end) announce(run.state[open.runner.progress().state]);
  };
  return (
    <>
      <p class="quiet">{files.lead}</p>
      <ul class="bulk-files" aria-busy={making !== null}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" class="plain-button" aria-disabled={making !== null} onClick={() => void save(kind)}>
              {files[kind]}
            </button>
            {making === kind && (
              <span class="quiet">
                {' '}
                {files.making} <progress max={100} value={percent} aria-label={files.making} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <h2>{again.title}</h2>
      <p class="quiet">{again.hint}</p>
      <p class="bulk-filters">
        <label for={id}>{again.asOf}</label>
        <input id={id} type="date" value={day} onInput={({ currentTarget }) => setDay(currentTarget.value)} />
        <DateWords day={day} />
        <button
          type="button"
          class="plain-button"
          onClick={() => {
            if (/^\d{4}-\d{2}-\d{2}$/.test(day)) void review().catch(console.error);
          }}
        >
          {again.button}
        </button>
      </p>
    </>
  );
}
