import type { KeysOf } from '../../gateway/access/signing/requestSigner.js';
import type { FindKey } from '../../subgraphs/kit/index.js';
import { keyRingPath } from './keyRingFile.js';
import { type KeyRingReader, keyRingReader } from './keyRingReader.js';

/** The keys of all subgraphs of a home, for both sides. */
export interface HomeKeys {
  /** What a hub signs with. */
  readonly signing: KeysOf;
  /** What a guard accepts. */
  readonly findKey: (subgraph: string) => FindKey;
}

export function homeKeys(home: string, clock = () => new Date()): HomeKeys {
  const readers = new Map<string, KeyRingReader>();
  const readerOf = (subgraph: string) => {
    const known = readers.get(subgraph) ?? keyRingReader(keyRingPath(home, subgraph), clock);
    readers.set(subgraph, known);
    return known;
  };
  return {
    signing: (subgraph, use) => readerOf(subgraph).signing(use),
    findKey: (subgraph) => readerOf(subgraph).find,
  };
}
