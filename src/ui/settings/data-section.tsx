/** What is kept on this device: how much, taken away as a file, brought back, deleted. */
import { useEffect, useState } from 'preact/hooks';
import { FileButton } from '../parts/file-button';
import { SureDialog } from '../parts/sure-dialog';
import { useTurns } from '../parts/use-turns';
import { hashOf } from '../review/route';
import { usePageStrings } from '../strings/pages-context';
import type { KeptData, SettingsDoors } from './settings-doors';

interface DataSectionProps {
  readonly doors: SettingsDoors;
  readonly announce: (words: string) => void;
  /** Another one where something may be kept or gone. */
  readonly turn: number;
  /** Everything may be another now. */
  readonly onChange: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;

export function DataSection({ doors, announce, turn, onChange }: DataSectionProps) {
  const pages = usePageStrings();
  const words = pages.settings;
  const [kept, setKept] = useState<KeptData | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const beginTurn = useTurns();
  useEffect(() => {
    const isLatest = beginTurn();
    doors.kept().then((found) => isLatest() && setKept(found), console.error);
  }, [doors, turn, beginTurn]);
  /** Says what came of it. */
  const doing = async (work: () => Promise<string>) => {
    try {
      announce(await work());
    } catch (error) {
      console.error(error);
      announce(pages.failed);
    }
  };
  const takeIn = async (file: File) => {
    const taken = await doors.takeInAll(file);
    setProblems(taken.ok ? [] : taken.problems);
    if (!taken.ok) return pages.history.notImported;
    await onChange();
    return words.dataImported(taken.reviews, taken.batches, taken.decisions, taken.rulePacks);
  };
  return (
    <section>
      <h2>{words.data}</h2>
      <p class="quiet">{words.dataHint}</p>
      {kept && (
        <p>
          {words.dataKept(kept.reviews, kept.batches, kept.decisions, kept.rulePacks)}{' '}
          {kept.bytes !== null && words.dataSize(kept.bytes / MEGABYTE)}{' '}
          <a href={`/review.html${hashOf({ screen: 'history' })}`}>{words.dataHistory}</a>
        </p>
      )}
      {problems.length > 0 && (
        <div class="problem" role="alert">
          <p>{pages.history.notImported}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="decision-buttons">
        <button
          type="button"
          class="plain-button"
          onClick={() =>
            void doing(async () => pages.export.done(await doors.saveAll(words.dataExportName(doors.today()))))
          }
        >
          {words.dataExport}
        </button>
        <FileButton label={words.dataImport} accept=".json" onFile={(file) => void doing(() => takeIn(file))} />
        <SureDialog
          button={words.dataDelete}
          question={words.dataDeleteSure}
          yes={words.dataDeleteYes}
          onYes={() =>
            void doing(async () => {
              await doors.deleteAll();
              await onChange();
              return words.dataDeleted;
            })
          }
        />
      </div>
    </section>
  );
}
