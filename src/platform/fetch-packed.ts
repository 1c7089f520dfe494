/** A text of the extension's own that is shipped packed: the browser hands its pages a small file several times as fast. */

/**
 * @param address of a gzip file of the extension's own
 * @throws TypeError where it is not there, or is no such file
 */
export async function fetchPacked(address: string): Promise<string> {
  const { body } = await fetch(address);
  if (body === null) throw new TypeError(`${address} is empty`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).text();
}
