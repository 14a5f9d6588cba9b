/** A checkpoint as it is handed to a witness (https://c2sp.org/tlog-witness): what it should know, proof, note. */
export interface WitnessRequest {
  /** Size of the checkpoint that the witness holds; 0 where it holds none. */
  readonly old: number;
  /** Consistency proof from there, base64. */
  readonly proof: readonly string[];
  readonly note: string;
}

/** The body of the request. */
export const witnessBody = ({ old, proof, note }: WitnessRequest): string =>
  `${[`old ${old}`, ...proof].join('\n')}\n\n${note}`;

const firstLine = /^old (0|[1-9]\d{0,15})$/;
const hash = /^[A-Za-z0-9+/]{43}=$/;
const maxProof = 63;

/** Reads {@link witnessBody}; undefined for anything else. */
export function readWitnessBody(body: string): WitnessRequest | undefined {
  const end = body.indexOf('\n\n');
  if (end < 0) return undefined;
  const [first = '', ...proof] = body.slice(0, end).split('\n');
  const old = Number(firstLine.exec(first)?.[1]);
  if (!Number.isSafeInteger(old) || proof.length > maxProof || !proof.every((line) => hash.test(line)))
    return undefined;
  return { old, proof, note: body.slice(end + 2) };
}
