import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * Writes a Word file anew so that the same content is the same file: its writer stamps the time of day into properties and
 * archive, and counts bookmarks and pictures on from one document to the next.
 * @param builtOn YYYY-MM-DD
 */
export function sameBytes(file: Uint8Array, builtOn: string): Uint8Array {
  const mends: Readonly<Record<string, (xml: string) => string>> = {
    'docProps/core.xml': (xml) => dated(xml, builtOn),
    'word/document.xml': numbered,
  };
  const entries = Object.entries(unzipSync(file)).map(([name, bytes]) => {
    const mend = mends[name];
    return [name, mend ? strToU8(mend(strFromU8(bytes))) : bytes];
  });
  return zipSync(Object.fromEntries(entries), { mtime: new Date(`${builtOn}T12:00:00`), level: 9 });
}

const dated = (xml: string, builtOn: string): string =>
  xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, tag: string) => `${tag}${builtOn}T12:00:00Z`,
  );

/** Bookmarks and pictures counted from 1 in the order in which they stand. */
function numbered(xml: string): string {
  const ids = [...xml.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
  let pictures = 0;
  return xml
    .replace(
      /(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)/g,
      (_, before: string, id: string) => `${before}${ids.indexOf(id) + 1}`,
    )
    .replace(/<wp:docPr id="\d+"/g, () => {
      pictures += 1;
      return `<wp:docPr id="${pictures}"`;
    });
}
