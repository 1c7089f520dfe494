import { describe, expect, it } from 'vitest';
import { judge } from '../../../tests/support/small-pack';

const status = (rule: string, text: string) => judge(rule, text).status;

describe('link', () => {
  const rule = 'met: { link: [retention schedule], orIn: [retention schedule] }';

  it('answers to its text and to the words of its address', () => {
    expect(status(rule, 'See our [retention schedule](/documents/12).')).toBe('met');
    expect(status(rule, 'See [the list](/files/Retention-Schedule.pdf).')).toBe('met');
    expect(status(rule, 'See [the list](/files/12.pdf).')).toBe('missing');
  });

  it('leads nowhere within the page, to a mailbox or to a disk', () => {
    expect(status(rule, 'See our [retention schedule](#).')).toBe('missing');
    expect(status(rule, 'See our [retention schedule](file:///C:/retention.docx).')).toBe('missing');
    expect(status(rule, 'Ask for our [retention schedule](mailto:a@b.example).')).toBe('missing');
  });

  it('takes "here" for what its sentence is about', () => {
    expect(status(rule, 'The retention schedule is [available here](/documents/12).')).toBe('met');
    expect(status(rule, 'The retention schedule is our [Annex B](/documents/12).')).toBe('met');
    expect(status(rule, 'The retention schedule is at <https://gorse.example.org/12>.')).toBe('met');
    expect(status(rule, 'Our notice is at <https://gorse.example.org/12>.')).toBe('missing');
    expect(status(rule, 'The retention schedule is long. Our [page here](/documents/12) is short.')).toBe('missing');
    expect(status(rule, 'The retention schedule is part of [our privacy policy](/documents/12).')).toBe('missing');
  });
});
