import { describe, expect, it } from 'vitest';
import { detailAsCompared } from './contact-detail';

describe('detailAsCompared', () => {
  it.each([
    ['DPO@Trust.example', 'dpo@trust.example'],
    ['mailto:dpo@trust.example', 'dpo@trust.example'],
    ['+44 (0)1632 960 123', '01632960123'],
    ['01632 960123', '01632960123'],
    ['https://trust.example/Rights/', 'trust.example/rights'],
  ])('%s', (written, compared) => {
    expect(detailAsCompared(written)).toBe(compared);
  });
});
