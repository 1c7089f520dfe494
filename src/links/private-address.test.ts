import { describe, expect, it } from 'vitest';
import { isPrivateHost, isPrivateIp } from './private-address';

describe('isPrivateIp', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '[::1]',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::10.0.0.1',
    '2002:a00:1::',
  ])('%s is not on the internet', (ip) => expect(isPrivateIp(ip)).toBe(true));

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '2a00:1450::1',
    '::ffff:8.8.8.8',
    '2002:808:808::1',
    'nonsense',
    '1.2.3',
    ':::',
  ])('%s is, or is no address', (ip) => expect(isPrivateIp(ip)).toBe(false));
});

describe('isPrivateHost', () => {
  const names = ['localhost', '*.local'];

  it.each(['localhost', 'printer.local', 'intranet', '10.0.0.1', '[::1]', 'localhost.'])('%s', (host) =>
    expect(isPrivateHost(host, names)).toBe(true),
  );

  it.each(['www.larkfold.example', 'local.example', '8.8.8.8', '[2a00::1]'])('not %s', (host) =>
    expect(isPrivateHost(host, names)).toBe(false),
  );

  it('sees through other ways to write an address, as browsers do', () => {
    for (const written of ['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/']) {
      expect(isPrivateHost(new URL(written).hostname, names)).toBe(true);
    }
  });
});
