import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report';
import { en } from '../strings/en';
import { badgeFor } from './badge-words';

const notice = (summary: Partial<Report['summary']>, isNotice = true): Report =>
  ({
    notice: { isNotice },
    summary: { met: 20, partial: 0, missing: 0, notApplicable: 0, findings: 0, ...summary },
  }) as unknown as Report;

describe('the words of the badge', () => {
  it('counts what is missing, partly there and found', () => {
    expect(badgeFor({ reports: [notice({ missing: 3, partial: 2, findings: 1 })] }, en)).toEqual({
      gaps: 6,
      title: 'Noticemark: 3 missing, 2 partly there, 1 finding',
    });
  });

  it('takes all notices of a page together, and leaves out what is none', () => {
    const reports = [notice({ missing: 1 }), notice({ findings: 2 }), notice({ missing: 28 }, false)];
    expect(badgeFor({ reports }, en)).toEqual({
      gaps: 3,
      title: 'Noticemark: 1 missing, 0 partly there, 2 findings in 2 notices',
    });
  });

  it('leaves the decision to a person where nothing is missing', () => {
    expect(badgeFor({ reports: [notice({})] }, en)).toEqual({ gaps: 0, title: en.badge.none });
    expect(en.badge.none).toContain('person');
  });

  it('is none where there is no notice', () => {
    expect(badgeFor({ reports: [notice({ missing: 28 }, false)] }, en).gaps).toBeNull();
  });
});
