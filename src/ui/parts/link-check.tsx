/** The check of links: whom it will ask, the button, how far it is, what came of it, and the permission to be given back. */
import { useRef } from 'preact/hooks';
import type { Report } from '../../engine/report';
import { useStrings } from '../strings/strings-context';
import type { LinkCheckState, LinkDoors, LinkPlan, LinkSubject } from './link-doors';
import { LinkResults } from './link-results';
import { type LinkCheckRun, useLinkCheck } from './use-link-check';

interface LinkCheckProps {
  readonly subject: LinkSubject;
  /** The one that is shown, of those that the subject gave. */
  readonly report: Report;
  /** The shown reviews hold answers. */
  readonly checked: boolean;
  readonly doors: LinkDoors;
  readonly state: LinkCheckState;
  /** May be called after a while: has to put nothing but this in. */
  readonly onState: (state: LinkCheckState) => void;
  readonly onReports: (reports: readonly Report[]) => void;
  /** Says something to those who can't see it happen. */
  readonly announce: (words: string) => void;
}

/** Progress is read out at each quarter: each link would be too much to listen to. */
const READ_OUT = 4;

export function LinkCheck({ subject, report, checked, doors, state, onState, onReports, announce }: LinkCheckProps) {
  const strings = useStrings();
  const words = strings.links;
  const button = useRef<HTMLButtonElement>(null);
  const quarter = useRef(0);
  const run = useLinkCheck({
    subject,
    doors,
    state,
    onState,
    onReports,
    onProgress({ done, total }) {
      const now = total === 0 ? READ_OUT : Math.floor((READ_OUT * done) / total);
      if (done === 0) announce(words.checking);
      else if (now !== quarter.current && now < READ_OUT) announce(words.progress(done, total));
      quarter.current = now;
    },
    onEnd: (end) => announce(words[end]),
  });
  const { plan, step, progress } = run;
  const busy = step === 'asking' || step === 'checking';
  const nothing = subject.reading.notice.links.every(({ control }) => control);
  if (nothing && !checked && state.granted.length === 0) return null;
  // Its place is kept, so that what stands below doesn't move away from under the pointer.
  const unplanned = plan === null && !busy && !checked;

  const giveBack = async () => {
    await run.giveBack();
    announce(words.givenBack);
    // The button goes away: the keyboard's place moves to the one before it.
    button.current?.focus();
  };

  return (
    <section class="group link-check" aria-label={words.title} aria-busy={busy}>
      <h2 class="group-title">{words.title}</h2>
      <div class="link-check-body" data-unplanned={unplanned}>
        {unplanned && <p class="link-note">{words.looking}</p>}
        {checked && !busy && <LinkResults report={report} />}
        {!checked && !busy && plan && <PlanWords plan={plan} />}
        {step === 'failed' && <p class="note">{words.failed}</p>}
        {step === 'asking' && <p>{words.asking}</p>}
        {step === 'checking' && <Progress progress={progress} />}
        {!busy && plan && plan.hosts.length > 0 && <Hosts plan={plan} />}
        {!unplanned && (
          <p class="actions">
            {/* One button throughout: one that goes away takes the keyboard's place with it. */}
            <button
              type="button"
              class="plain-button"
              ref={button}
              aria-disabled={step === 'asking' || (plan === null && !busy) || nothing}
              onClick={step === 'checking' ? run.stop : run.start}
            >
              {step === 'checking' ? words.stop : checked ? words.checkAgain : words.check}
            </button>
          </p>
        )}
        {!busy && state.granted.length > 0 && (
          <div class="link-leave">
            <p>{words.granted(hostsOf(state.granted))}</p>
            <button type="button" class="plain-button" onClick={() => void giveBack()}>
              {words.giveBack}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

function PlanWords({ plan }: { readonly plan: LinkPlan }) {
  const { links: words } = useStrings();
  const links = plan.hosts.reduce((sum, host) => sum + host.links, 0);
  return (
    <p>
      {plan.hosts.length > 0 && words.plan(links, plan.hosts.length)} {plan.unasked > 0 && words.unasked(plan.unasked)}
    </p>
  );
}

function Hosts({ plan }: { readonly plan: LinkPlan }) {
  const { links: words } = useStrings();
  return (
    <>
      <details class="link-details">
        <summary>{words.hosts(plan.hosts.length)}</summary>
        <ul class="link-hosts">
          {plan.hosts.map(({ host, links }) => (
            <li key={host}>
              <bdi>{host}</bdi> <span class="link-note">{words.ofHost(links)}</span>
            </li>
          ))}
        </ul>
      </details>
      {plan.fresh.length > 0 && <p class="link-note">{words.leave}</p>}
    </>
  );
}

function Progress({ progress }: Pick<LinkCheckRun, 'progress'>) {
  const { links: words } = useStrings();
  if (progress === null) return <p>{words.checking}</p>;
  const { done, total } = progress;
  return (
    <div class="link-progress">
      <p>{words.progress(done, total)}</p>
      <progress aria-label={words.progressLabel} value={done} max={Math.max(total, 1)} />
    </div>
  );
}

/** Patterns come in twos, one for each scheme. */
function hostsOf(origins: readonly string[]): number {
  return new Set(origins.map((origin) => origin.replace(/^[^/]*\/\//, ''))).size;
}
