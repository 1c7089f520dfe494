/** The compiled rule pack as a module: see `vite-pack.ts`. */
declare module 'virtual:rule-pack' {
  import type { Pack } from '../engine/pack';

  const pack: Pack;
  export default pack;
}
