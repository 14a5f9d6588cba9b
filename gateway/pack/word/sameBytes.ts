import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * Writes an Office file anew with one date everywhere, so that the same content is the same file: the writer of the
 * document stamps the time of day into its properties and its archive.
 * @param builtOn YYYY-MM-DD
 */
export function sameBytes(file: Uint8Array, builtOn: string): Uint8Array {
  const entries = Object.entries(unzipSync(file)).map(([name, bytes]) => [
    name,
    name === 'docProps/core.xml' ? strToU8(dated(strFromU8(bytes), builtOn)) : bytes,
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(`${builtOn}T12:00:00`), level: 9 });
}

const dated = (xml: string, builtOn: string): string =>
  xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, tag: string) => `${tag}${builtOn}T12:00:00Z`,
  );
