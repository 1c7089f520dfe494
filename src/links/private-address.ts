/** Tells addresses that are not on the internet: loopback, private and link-local ranges, names of local networks. */

/** Ranges of IPv4 by first address and prefix length. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Is this IP address (no brackets, with or without a zone) one that is not on the internet? False for what is none. */
export function isPrivateIp(ip: string): boolean {
  const bare = ip.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const v4 = numberOfV4(bare);
  if (v4 !== null) return isPrivateV4(v4);
  const groups = groupsOfV6(bare);
  if (groups === null) return false;
  const [first = 0, second = 0] = groups;
  const leading = (count: number) => groups.slice(0, count).every((group) => group === 0);
  const tail = (groups[6] ?? 0) * 65536 + (groups[7] ?? 0);
  // Unspecified, loopback, and IPv4 written as IPv6 in the old and the mapped form.
  if (leading(6)) return tail <= 1 || isPrivateV4(tail);
  if (leading(5) && groups[5] === 0xffff) return isPrivateV4(tail);
  // Translated IPv4 (64:ff9b::/96) and 6to4 (2002::/16) lead to the IPv4 address within.
  if (first === 0x64 && second === 0xff9b) return isPrivateV4(tail);
  if (first === 0x2002) return isPrivateV4(second * 65536 + (groups[2] ?? 0));
  // Unique local, link-local, old site-local, multicast.
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || (first & 0xffc0) === 0xfec0 || first >= 0xff00;
}

/**
 * Is the host of an address one that is not on the internet, as far as its name says?
 * @param hostname as `URL` gives it: lower case, IPv6 in brackets
 * @param names of the pack: "localhost", "*.local"
 */
export function isPrivateHost(hostname: string, names: readonly string[]): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isPrivateIp(host);
  if (numberOfV4(host) !== null) return isPrivateIp(host);
  // A name without a dot is looked up in the local network.
  if (!host.includes('.')) return true;
  return names.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
}

function isPrivateV4(address: number): boolean {
  return PRIVATE_V4.some(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((numberOfV4(first) ?? 0) / size);
  });
}

function numberOfV4(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function groupsOfV6(text: string): readonly number[] | null {
  if (!/^[\da-f:.]+$/i.test(text) || !text.includes(':')) return null;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const v4 = dotted ? numberOfV4(dotted[2] ?? '') : null;
  if (dotted && v4 === null) return null;
  const whole =
    dotted && v4 !== null ? `${dotted[1]}${Math.floor(v4 / 65536).toString(16)}:${(v4 % 65536).toString(16)}` : text;
  const halves = whole.split('::');
  if (halves.length > 2) return null;
  const read = (half: string | undefined) => (half ? half.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const [head, tail] = [read(halves[0]), read(halves[1])];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 0) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return groups.every((group) => group >= 0 && group <= 0xffff) ? groups : null;
}
