/** A zip file made piece by piece: what is ready of it is taken out as it comes, so that none of it has to be held. */
import { Zip } from 'fflate';

export interface PiecewiseZip {
  /** Entries are added to it; `end` closes it. */
  readonly zip: Zip;
  /** What has become ready since the last call. @throws Error where packing failed */
  readonly taken: () => readonly Uint8Array[];
}

export function piecewiseZip(): PiecewiseZip {
  let ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) fault = error;
    else ready.push(piece);
  });
  return {
    zip,
    taken() {
      if (fault) throw fault;
      const pieces = ready;
      ready = [];
      return pieces;
    },
  };
}
