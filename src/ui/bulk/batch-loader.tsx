/** Opens a batch that is kept, and closes it when the page goes on to something else. */
import { useEffect, useState } from 'preact/hooks';
import { MessageScreen } from '../parts/message-screen';
import { useBulkStrings } from '../strings/bulk-context';
import { BatchScreen } from './batch-screen';
import type { ScreenProps } from './bulk-app';
import type { OpenBatch } from './bulk-doors';
import { type BatchTab, bulkHashOf } from './route';

/** Batches whose run begins as soon as they are opened: their reader has just asked for it. */
const toStart = new Map<string, 'found' | 'done'>();

export function startOnOpening(batch: string, until: 'found' | 'done'): void {
  toStart.set(batch, until);
}

interface BatchLoaderProps extends ScreenProps {
  readonly id: string;
  readonly tab: BatchTab;
}

export function BatchLoader({ id, ...rest }: BatchLoaderProps) {
  const { doors } = rest;
  const { gone, opening } = useBulkStrings();
  const [open, setOpen] = useState<OpenBatch | null | 'opening'>('opening');
  useEffect(() => {
    let left = false;
    const loading = doors.open(id);
    loading.then(
      (batch) => {
        if (!left) setOpen(batch);
      },
      (error) => {
        console.error(error);
        if (!left) setOpen(null);
      },
    );
    return () => {
      left = true;
      loading.then((batch) => batch?.close()).catch(console.error);
    };
  }, [doors, id]);
  if (open === 'opening') {
    return (
      <main class="page-main" aria-busy="true">
        <p class="progress">{opening}</p>
      </main>
    );
  }
  if (open === null) {
    return (
      <main class="page-main">
        <MessageScreen title={gone.title} sentences={[gone.text]}>
          <a href={bulkHashOf({ screen: 'shelf' })}>{gone.back}</a>
        </MessageScreen>
      </main>
    );
  }
  const start = toStart.get(id) ?? null;
  toStart.delete(id);
  return <BatchScreen open={open} start={start} {...rest} />;
}
