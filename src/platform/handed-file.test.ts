import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { dropHandedFiles, handedFile, keepHandedFile } from './handed-file';

const file = (name: string) => ({
  name,
  location: `https://ash.example.sch.uk/${name}`,
  bytes: new Uint8Array([1, 2]),
});

it('keeps the file that was handed over last, until it is read', async () => {
  const first = await keepHandedFile(file('a.pdf'));
  const second = await keepHandedFile(file('b.pdf'));
  expect(await handedFile(first)).toBeNull();
  expect(await handedFile(second)).toEqual(file('b.pdf'));
  await dropHandedFiles();
  expect(await handedFile(second)).toBeNull();
});
