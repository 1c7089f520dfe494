/** How far the run is, in words and as a bar; starting, pausing, cancelling, trying again; and permission that is still needed. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { UncheckedLinks } from '../../bulk/store';
import { ownFailures } from '../../report/bulk-gaps';
import { useKeptFocus } from '../parts/use-kept-focus';
import { useBulkStrings } from '../strings/bulk-context';
import { usePageStrings } from '../strings/pages-context';
import type { GivenFile } from './bulk-doors';
import { FileButton } from './given-files';
import type { RunProps } from './part-props';
import { refusedHosts } from './refused-hosts';

const MINUTE = 60_000;
const SHOWN_HOSTS = 5;
/** Milliseconds between two times that progress is read out. */
const READ_OUT = 20_000;

export function RunPanel({ open, state, doors, announce }: RunProps) {
  const { runner } = open;
  const { progress, result, turn, fault } = state;
  const words = useBulkStrings();
  const { run } = words;
  const { schools } = progress;
  const isRunning = progress.state === 'running' || progress.state === 'offline';
  const isPausing = progress.state === 'pausing';
  const ended = schools.done + schools.failed;
  const [asking, setAsking] = useState(false);
  const main = useRef<HTMLButtonElement>(null);
  const asker = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  // Its buttons come and go with the run.
  useKeptFocus(panel, '.run-line .main-button', '.run-line button', '.run-state');

  const lastSaid = useRef(0);
  useEffect(() => {
    const now = Date.now();
    if (!isRunning || now - lastSaid.current < READ_OUT) return;
    lastSaid.current = now;
    announce(run.progress(ended, schools.total));
  }, [ended, isRunning]);

  const [unasked, setUnasked] = useState<readonly string[]>([]);
  useEffect(() => {
    // The browser is asked host by host: not while hundreds of them are being run through.
    if (isRunning) return;
    let left = false;
    open.withoutLeave().then((hosts) => {
      if (!left) setUnasked(hosts);
    }, console.error);
    return () => {
      left = true;
    };
  }, [open, isRunning]);
  /** Hosts that something failed at for want of leave, and those of the list that were refused. */
  const isWaiting = schools.waiting > 0;
  const needing = useMemo(() => {
    // What others publish is asked for where it is told of, and not each time that the run goes on.
    const refused = (result?.schools ?? []).flatMap(({ failures }) => refusedHosts(ownFailures(failures)));
    return [...new Set([...(isWaiting ? unasked : []), ...refused])].sort();
  }, [result, unasked, isWaiting]);

  const go = async (until: 'found' | 'done') => {
    const end = await state.start(until);
    if (end) announce(run.state[runner.progress().state]);
  };
  const start = () => {
    // The question of the browser has to be asked at the click itself, before it is known what is missing: a browser that
    // was killed may have kept the batch and lost what it was granted. What is granted already is not asked again.
    void doors.askLeave([...new Set([...open.hosts, ...needing])]).then(() => go('done'));
  };
  const giveLeave = () => {
    // Under both names: sites lead from one to the other.
    const leave = doors.askLeave([...new Set([...open.hosts, ...needing])]);
    const wanting = (result?.schools ?? [])
      .filter(({ failures }) => refusedHosts(ownFailures(failures)).length > 0)
      .map(({ school }) => school.id);
    void leave
      .then(() => runner.retryFailed(wanting))
      .then(() => (isRunning ? undefined : go('done')))
      .catch(console.error);
  };
  const hasLinks = open.batch.settings.links;
  const [unchecked, setUnchecked] = useState<readonly UncheckedLinks[]>([]);
  useEffect(() => {
    let left = false;
    // While it runs, there is more to come.
    if (hasLinks && !isRunning && !isPausing)
      open.unchecked().then((all) => {
        if (!left) setUnchecked(all);
      }, console.error);
    return () => {
      left = true;
    };
  }, [open, hasLinks, isRunning, isPausing, turn]);
  const askLinks = () => {
    const asking = doors.askLeaveOnce(unchecked.filter(({ forPermission }) => forPermission).map(({ host }) => host));
    const check = async () => {
      const giveBack = await asking;
      await runner.askLinksAgain();
      await go('done');
      await giveBack();
    };
    void check().catch(console.error);
  };
  const pause = async () => {
    await runner.pause();
    announce(run.state.paused);
    main.current?.focus();
  };
  const cancel = async () => {
    setAsking(false);
    await runner.cancel();
    await state.reload();
    announce(run.state.cancelled);
    main.current?.focus();
  };
  const retry = () => {
    void runner
      .retryFailed()
      .then(() => (isRunning ? undefined : go('done')))
      .catch(console.error);
  };
  /** A site under its two names is one. */
  const sites = needing.filter((host) => !needing.includes(`www.${host}`));
  const onlyFound = !isRunning && schools.found > 0 && schools.waiting + schools.finding + schools.reviewing === 0;
  const isOver = ended === schools.total && !isRunning;
  const isHeld = progress.state === 'held-elsewhere';
  const words_ = isHeld || fault ? null : isOver ? run.state.done : onlyFound ? run.found : run.state[progress.state];
  return (
    <section class="bulk-run" ref={panel} aria-label={run.label} data-state={progress.state}>
      {fault && (
        <p class="problem" role="alert">
          {run.fault}
        </p>
      )}
      {isHeld && (
        <p class="problem" role="alert">
          {run.state['held-elsewhere']}
        </p>
      )}
      <div class="run-line">
        <p class="run-state">
          {words_} {run.progress(ended, schools.total)}
          {isRunning && progress.left !== null && `, ${run.left(Math.round(progress.left / MINUTE))}`}
        </p>
        <div class="actions">
          {(isRunning || isPausing) && (
            <button
              ref={main}
              type="button"
              class="main-button"
              aria-disabled={isPausing}
              onClick={() => {
                if (!isPausing) void pause().catch(console.error);
              }}
            >
              {run.pause}
            </button>
          )}
          {!isRunning && !isPausing && !isOver && (
            <button ref={main} type="button" class="main-button" onClick={start}>
              {onlyFound ? run.reviewFound : ended + schools.finding + schools.found > 0 ? run.resume : run.start}
            </button>
          )}
          {!isOver && (
            <button
              ref={asker}
              type="button"
              class="plain-button"
              aria-expanded={asking}
              onClick={() => setAsking((now) => !now)}
            >
              {run.cancel}
            </button>
          )}
          {progress.failures > 0 && (
            <button type="button" class="plain-button" onClick={retry}>
              {run.retry(progress.failures)}
            </button>
          )}
        </div>
      </div>
      <progress max={Math.max(1, schools.total)} value={ended} aria-label={run.progress(ended, schools.total)} />
      <p class="quiet">
        {run.counts(progress.notices, progress.documents, progress.requests)}
        {progress.failures > 0 && ` · ${run.failures(progress.failures)}`}
      </p>
      {asking && !isOver && (
        <div class="sure">
          <p>{run.cancelSure}</p>
          <div class="actions">
            <button type="button" class="main-button" onClick={() => void cancel().catch(console.error)}>
              {run.cancelYes}
            </button>
            <button
              type="button"
              class="plain-button"
              onClick={() => {
                setAsking(false);
                asker.current?.focus();
              }}
            >
              {run.cancelNo}
            </button>
          </div>
        </div>
      )}
      {sites.length > 0 && (
        <div class="needs-leave needs-permission">
          <p>
            {run.needsLeave(sites.length)} <bdi>{sites.slice(0, SHOWN_HOSTS).join(', ')}</bdi>
            {sites.length > SHOWN_HOSTS && ` ${run.moreHosts(sites.length - SHOWN_HOSTS)}`}
          </p>
          <button type="button" class="plain-button" onClick={giveLeave}>
            {run.giveLeave(sites.length)}
          </button>
        </div>
      )}
      {!isRunning && !isPausing && unchecked.length > 0 && <LinksNotChecked unchecked={unchecked} onAsk={askLinks} />}
      {progress.state === 'idle' && schools.waiting === schools.total && <FilesAgain open={open} announce={announce} />}
      {isRunning && (
        <details class="run-now">
          <summary>{run.now}</summary>
          <ul>
            {progress.now.map(({ school, url }) => (
              <li key={school}>
                <bdi>{url ?? school}</bdi>
              </li>
            ))}
          </ul>
          <p class="quiet">{run.closing}</p>
        </details>
      )}
    </section>
  );
}

interface LinksNotCheckedProps {
  readonly unchecked: readonly UncheckedLinks[];
  readonly onAsk: () => void;
}

/** Links of notices that were not checked, by whose fault, and the way to have them checked. */
function LinksNotChecked({ unchecked, onAsk }: LinksNotCheckedProps) {
  const { run } = useBulkStrings();
  const wanting = unchecked.filter(({ forPermission }) => forPermission);
  const sum = (all: readonly UncheckedLinks[]) => all.reduce((links, one) => links + one.links, 0);
  const others = sum(unchecked) - sum(wanting);
  return (
    <div class="needs-leave links-not-checked">
      {wanting.length > 0 && (
        <>
          <p>{run.unaskedLinks(sum(wanting), wanting.length)}</p>
          <details>
            <summary>{run.linkHosts(wanting.length)}</summary>
            <ul>
              {wanting.map(({ host, links }) => (
                <li key={host}>
                  <bdi>{host}</bdi> <span class="quiet">{run.ofHost(links)}</span>
                </li>
              ))}
            </ul>
          </details>
          <button type="button" class="plain-button" onClick={onAsk}>
            {run.askLinks(wanting.length)}
          </button>
        </>
      )}
      {others > 0 && <p class="quiet">{run.uncheckedLinks(others)}</p>}
    </div>
  );
}

/** Says of a batch of files that is run anew what of them is reviewed, and takes newer ones. */
function FilesAgain({ open, announce }: Pick<RunProps, 'open' | 'announce'>) {
  const { run } = useBulkStrings();
  const pages = usePageStrings();
  const [readAt, setReadAt] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    open.filesReadAt().then(setReadAt, console.error);
  }, [open]);
  if (readAt === null) return null;
  const take = async (files: readonly GivenFile[]) => {
    if (files.length === 0) return;
    const { taken, other } = await open.takeFiles(files);
    setSaid(run.filesTaken(taken, other));
    announce(run.filesTaken(taken, other));
  };
  const onFiles = (files: readonly GivenFile[]) => void take(files).catch(console.error);
  return (
    <div class="needs-leave files-again">
      <p>{run.filesAgain(pages.moment(readAt))}</p>
      <div class="actions">
        <FileButton label={run.chooseFiles} onFiles={onFiles} />
        <FileButton label={run.chooseFolder} folder onFiles={onFiles} />
      </div>
      {said !== '' && <p>{said}</p>}
    </div>
  );
}
