/** Which schools share one text, who has drifted from it, and how. */
import { useMemo, useState } from 'preact/hooks';
import type { BulkNotice, Template, TemplateMember } from '../../bulk/result/model';
import type { TextChange } from '../../history/compare';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { TextDifference } from '../parts/text-difference';
import { useBulkStrings } from '../strings/bulk-context';
import { MoreButton } from './more-button';
import type { PartProps } from './part-props';

export function TemplatesView(props: PartProps) {
  const { result } = props;
  const { templates } = useBulkStrings();
  const names = useMemo(() => new Map(result.schools.map(({ school }) => [school.id, school.name])), [result]);
  const notices = useMemo(
    () => new Map(result.schools.flatMap((one) => one.notices.map((notice) => [notice.id, notice] as const))),
    [result],
  );
  if (result.templates.length === 0) return <p>{templates.none}</p>;
  return (
    <>
      <p class="quiet">{templates.lead}</p>
      {result.templates.map((template) => (
        <OneTemplate key={template.model.notice} {...props} template={template} names={names} notices={notices} />
      ))}
    </>
  );
}

interface OneTemplateProps extends PartProps {
  readonly template: Template;
  readonly names: ReadonlyMap<string, string>;
  readonly notices: ReadonlyMap<string, BulkNotice>;
}

/** Schools of a template that are shown at a time. */
const SHOWN = 10;
/** Those who drifted come first. */
const ORDER = ['drifted', 'close', 'same'] as const;

function OneTemplate({ template, names, notices, result, open }: OneTemplateProps) {
  const words = useBulkStrings();
  const { templates, candidates } = words;
  const [shown, setShown] = useState(SHOWN);
  const model = notices.get(template.model.notice);
  const of = (drift: TemplateMember['drift']) => template.members.filter((member) => member.drift === drift);
  const others = ORDER.flatMap(of).filter(({ notice }) => notice !== template.model.notice);
  const rest = Math.min(SHOWN, others.length - shown);
  const answersOf = (notice: BulkNotice | undefined) =>
    result.elements
      .filter((_, at) => notice?.answers[at]?.toLowerCase() !== model?.answers[at]?.toLowerCase())
      .map(({ title }) => title);
  return (
    <section class="bulk-template">
      <h2>{templates.title(words.kind[model?.kind ?? 'unknown'], template.schools)}</h2>
      <p>
        {templates.model(names.get(template.model.school) ?? '')}{' '}
        {templates.counts(of('same').length, of('close').length, of('drifted').length)}
      </p>
      <ul class="members">
        {others.slice(0, shown).map((member) => (
          <Member
            key={member.notice}
            member={member}
            model={template.model.notice}
            name={names.get(member.school) ?? ''}
            answers={answersOf(notices.get(member.notice))}
            open={open}
          />
        ))}
      </ul>
      <MoreButton rest={rest} words={candidates.more} onMore={() => setShown((now) => now + SHOWN)} />
    </section>
  );
}

interface MemberProps extends Pick<PartProps, 'open'> {
  readonly member: TemplateMember;
  readonly model: string;
  readonly name: string;
  readonly answers: readonly string[];
}

function Member({ member: { notice, drift }, model, name, answers, open }: MemberProps) {
  const { templates } = useBulkStrings();
  const [shown, setShown] = useState(false);
  const [changes, setChanges] = useState<readonly TextChange[] | null | 'working'>('working');
  const show = () => {
    setShown(!shown);
    if (!shown) open.difference(model, notice).then(setChanges, console.error);
  };
  return (
    <li data-drift={drift}>
      <p>
        <strong dir="auto">{name}</strong>{' '}
        <span class="line-state" data-state={drift}>
          {templates.drift[drift]}
        </span>
      </p>
      <p class="quiet">
        {answers.length === 0 ? (
          templates.noAnswers
        ) : (
          <span lang={RULE_LANGUAGE}>{templates.answers(answers.join('; '))}</span>
        )}
      </p>
      {drift !== 'same' && (
        <button type="button" class="plain-button" aria-expanded={shown} onClick={show}>
          {shown ? templates.hide : templates.show}
          <span class="unseen">: {name}</span>
        </button>
      )}
      {shown && changes === 'working' && <p class="progress-line">{templates.working}</p>}
      {shown && changes === null && <p>{templates.gone}</p>}
      {shown &&
        changes !== null &&
        changes !== 'working' &&
        (changes.every(({ kind }) => kind === 'same') ? <p>{templates.same}</p> : <TextDifference changes={changes} />)}
    </li>
  );
}
