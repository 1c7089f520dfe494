/** The compiled rule pack, and the vocabularies it was made from, as modules: see `vite-pack.ts`. */
declare module 'virtual:rule-pack' {
  /** Always the same one. @throws TypeError where its file can't be fetched */
  export function loadPack(): Promise<import('../engine/pack').Pack>;
  /** Another one for each pack that differs in anything. */
  export const fingerprint: string;
}

declare module 'virtual:rule-phrases' {
  /** The pack's vocabularies by name, as they are written. */
  const vocabularies: Readonly<Record<string, readonly string[]>>;
  export default vocabularies;
}
