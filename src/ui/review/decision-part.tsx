/** What a person decided on a row, beside the program's answer, and the way to decide. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ElementStatus } from '../../engine/report';
import type { Decision, DecisionState, Verdict } from '../../history/decision';
import { DateWords } from '../parts/date-words';
import type { ResultRow } from '../parts/result-rows';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';

/** What a person says of a row; who and when is added where it is kept. */
export type DecisionWish = Pick<Decision, 'verdict' | 'status' | 'reason' | 'note' | 'until'>;

/** The decision on a row, and whether it still counts. */
export interface DecidedAs {
  readonly decision: Decision;
  readonly state: DecisionState;
}

interface DecisionPartProps {
  readonly row: ResultRow;
  readonly decided: DecidedAs | null;
  readonly onDecide: (wish: DecisionWish) => void;
  readonly onTakeBack: () => void;
}

export function DecisionPart({ row, decided, onDecide, onTakeBack }: DecisionPartProps) {
  const { decide } = usePageStrings();
  const [form, setForm] = useState<Verdict | null>(null);
  const part = useRef<HTMLDivElement>(null);
  const verdicts = verdictsFor(row);
  // Forms and buttons come and go with each step, and must not take the keyboard's place with them.
  const here = useRef(false);
  const now = decided ? [decided.decision.id, decided.decision.decidedAt, decided.decision.verdict].join(' ') : '';
  // Goes by what changes the buttons.
  useLayoutEffect(() => {
    if (!here.current || form !== null) return;
    part.current?.querySelector('button')?.focus();
    part.current?.scrollIntoView({ block: 'nearest' });
  }, [form, now]);
  const close = () => {
    here.current = true;
    setForm(null);
  };
  return (
    <div
      class="part decision"
      ref={part}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // Gone elsewhere by the reader's own wish.
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) here.current = false;
      }}
    >
      <h4>{decide.label}</h4>
      {decided && <DecisionWords decided={decided} />}
      {form ? (
        <DecisionForm
          row={row}
          verdicts={verdicts}
          verdict={form}
          before={decided?.decision ?? null}
          onSave={(wish) => {
            onDecide(wish);
            close();
          }}
          onCancel={close}
        />
      ) : (
        <p class="decision-buttons">
          {decided ? (
            <>
              <button type="button" class="plain-button" onClick={() => setForm(decided.decision.verdict)}>
                {decided.state === 'stands' ? decide.change : decide.again}
              </button>
              <button
                type="button"
                class="plain-button"
                onClick={() => {
                  here.current = true;
                  onTakeBack();
                }}
              >
                {decide.takeBack}
              </button>
            </>
          ) : (
            verdicts.map((verdict) => (
              <button
                key={verdict}
                type="button"
                class="plain-button"
                onClick={() => {
                  here.current = true;
                  if (verdict === 'confirmed') onDecide({ verdict, reason: '' });
                  else setForm(verdict);
                }}
              >
                {decide.button[verdict]}
              </button>
            ))
          )}
        </p>
      )}
    </div>
  );
}

/** A finding is there or not: it has no other status to be overruled to. */
function verdictsFor(row: ResultRow): readonly Verdict[] {
  return row.outcome === 'finding' ? ['confirmed', 'dismissed'] : ['confirmed', 'overruled', 'dismissed'];
}

function DecisionWords({ decided: { decision, state } }: { readonly decided: DecidedAs }) {
  const strings = useStrings();
  const { decide } = usePageStrings();
  const { verdict, status, reason, note, by, decidedAt, until } = decision;
  return (
    <>
      {state !== 'stands' && <p class="check-reason">{decide.state[state]}</p>}
      <p class="verdict">
        <strong>{decide.said(verdict, status ? strings.outcome[status] : null)}</strong>
        {reason && <span dir="auto">{` ${reason}`}</span>}
      </p>
      {note && (
        <p class="decision-note" dir="auto">
          {note}
        </p>
      )}
      <p class="quiet">
        {[decide.on(by ?? null, strings.day(decidedAt.slice(0, 10))), until ? decide.until(strings.day(until)) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

interface DecisionFormProps {
  readonly row: ResultRow;
  readonly verdicts: readonly Verdict[];
  readonly verdict: Verdict;
  readonly before: Decision | null;
  readonly onSave: (wish: DecisionWish) => void;
  readonly onCancel: () => void;
}

const STATUSES: readonly ElementStatus[] = ['met', 'partial', 'missing', 'not-applicable'];

function DecisionForm({ row, verdicts, verdict: first, before, onSave, onCancel }: DecisionFormProps) {
  const strings = useStrings();
  const { decide } = usePageStrings();
  const id = useId();
  const [verdict, setVerdict] = useState(first);
  const [until, setUntil] = useState(before?.until ?? '');
  const [lacksReason, setLacksReason] = useState(false);
  const reason = useRef<HTMLInputElement>(null);
  const start = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => start.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), []);
  const save = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    if (verdict !== 'confirmed' && text('reason') === '') {
      setLacksReason(true);
      reason.current?.focus();
      return;
    }
    const status = STATUSES.find((one) => one === text('status'));
    onSave({
      verdict,
      reason: text('reason'),
      ...(verdict === 'overruled' && status ? { status } : {}),
      ...(text('note') ? { note: text('note') } : {}),
      ...(text('until') ? { until: text('until') } : {}),
    });
  };
  return (
    <form
      class="decision-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <fieldset ref={start}>
        <legend class="unseen">{decide.label}</legend>
        {verdicts.map((one) => (
          <label key={one} class="radio">
            <input type="radio" name="verdict" value={one} checked={verdict === one} onChange={() => setVerdict(one)} />
            <span>
              {decide.button[one]} <span class="quiet">{decide.means[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {verdict === 'overruled' && (
        <p>
          <label for={`${id}-status`}>{decide.status}</label>
          <select id={`${id}-status`} name="status">
            {STATUSES.filter((status) => status !== row.outcome).map((status) => (
              <option key={status} value={status} selected={status === before?.status}>
                {strings.outcome[status]}
              </option>
            ))}
          </select>
        </p>
      )}
      <p>
        <label for={`${id}-reason`}>{verdict === 'confirmed' ? decide.reasonOptional : decide.reason}</label>
        <input
          id={`${id}-reason`}
          ref={reason}
          type="text"
          name="reason"
          defaultValue={before?.reason ?? ''}
          aria-invalid={lacksReason}
          aria-describedby={lacksReason ? `${id}-lacks` : undefined}
          onInput={() => setLacksReason(false)}
        />
      </p>
      {lacksReason && (
        <p id={`${id}-lacks`} class="problem" role="alert">
          {decide.lacksReason}
        </p>
      )}
      <p>
        <label for={`${id}-note`}>{decide.note}</label>
        <textarea id={`${id}-note`} name="note" rows={2} defaultValue={before?.note ?? ''} />
      </p>
      <p>
        <label for={`${id}-until`}>{decide.untilLabel}</label>
        <input
          id={`${id}-until`}
          type="date"
          name="until"
          defaultValue={before?.until ?? ''}
          onInput={({ currentTarget }) => setUntil(currentTarget.value)}
        />{' '}
        <DateWords day={until} />
      </p>
      <p class="decision-buttons">
        <button type="submit" class="main-button">
          {decide.save}
        </button>
        <button type="button" class="plain-button" onClick={onCancel}>
          {decide.cancel}
        </button>
      </p>
    </form>
  );
}
