import { describe, expect, test } from '@jest/globals';
import {
  openCheckpoint,
  readVerifier,
  signCheckpoint,
  verifierText,
} from '../../schema/protocol/merkle/checkpoint.js';
import { otherSigner, signer } from './signedLog.js';

const { verifier, key } = signer;
const checkpoint = { origin: verifier.name, size: 123, root: new Uint8Array(32).fill(1) };
const note = signCheckpoint(checkpoint, key);

describe('a checkpoint', () => {
  test('is a signed note: origin, size, root, an empty line, a signature', () => {
    expect(note.split('\n').slice(0, 4)).toEqual([
      'concordat-audit-test',
      '123',
      'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
      '',
    ]);
    expect(note.split('\n')[4]).toMatch(/^— concordat-audit-test [A-Za-z0-9+/]{91}=$/);
    expect(openCheckpoint(note, verifier)).toEqual(checkpoint);
  });

  test('is refused once any character of it is another', () => {
    const changed = [...note].map((_, at) => `${note.slice(0, at)}x${note.slice(at + 1)}`);
    // The signature in base64 has a last digit of which two bits say nothing.
    const opened = changed.filter((text) => text !== note && openCheckpoint(text, verifier) !== undefined);
    expect(opened).toEqual([]);
    expect(openCheckpoint(note, otherSigner.verifier)).toBeUndefined();
  });

  test('may bear further signatures, of witnesses', () => {
    const cosigned = `${note}— witness.example AAAAAQIDBAUGBwg=\n`;
    expect(openCheckpoint(cosigned, verifier)).toEqual(checkpoint);
  });

  test('is verified with a key that fits on a line', () => {
    expect(readVerifier(verifierText(verifier))).toEqual(verifier);
    for (const text of ['', 'a+b', verifierText(verifier).replace('test', 'best'), 'x+00000000+AQ=='])
      expect(readVerifier(text)).toBeUndefined();
  });
});
