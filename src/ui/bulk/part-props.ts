/** What every part of a batch's screen gets. */
import type { BulkResult } from '../../bulk/result/model';
import type { ScreenProps } from './bulk-app';
import type { OpenBatch } from './bulk-doors';
import type { BatchState } from './use-batch';

export interface RunProps extends ScreenProps {
  readonly open: OpenBatch;
  readonly state: BatchState;
}

export interface PartProps extends RunProps {
  readonly result: BulkResult;
}
