import { unzipSync } from 'fflate';

/** What of a worksheet nobody sees, as numbers from 0. */
export interface HiddenParts {
  readonly isHidden: boolean;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

const table = /<table:table (?<attributes>[^>]*)>(?<content>[\s\S]*?)<\/table:table>/g;
const part = /<table:table-(?<what>row|column)(?: (?<attributes>[^>]*?))?\/?>/g;

/** Hidden sheets, rows and columns of an ODS file, by sheet: the library that reads the cells doesn't say. */
export function hiddenInOds(bytes: Uint8Array): ReadonlyMap<string, HiddenParts> {
  const files = unzipSync(bytes, { filter: ({ name }) => name === 'content.xml' });
  const xml = new TextDecoder().decode(files['content.xml'] ?? new Uint8Array());
  const styles = hiddenStyles(xml);
  return new Map(
    [...xml.matchAll(table)].map(({ groups }) => {
      const { attributes = '', content = '' } = groups ?? {};
      const isHidden = styles.has(attribute(attributes, 'table:style-name') ?? '');
      return [
        decodeEntities(attribute(attributes, 'table:name') ?? ''),
        { isHidden, rows: hiddenParts(content, 'row'), columns: hiddenParts(content, 'column') },
      ];
    }),
  );
}

function hiddenStyles(xml: string): ReadonlySet<string> {
  const styles = [...xml.matchAll(/<style:style ([^>]*)>([\s\S]*?)<\/style:style>/g)];
  return new Set(
    styles.flatMap(([, attributes = '', content = '']) =>
      /table:display="false"/.test(content) ? [attribute(attributes, 'style:name') ?? ''] : [],
    ),
  );
}

/** Repeated empty parts at the end of a sheet are often hidden and hold nothing; only short runs count. */
function hiddenParts(content: string, what: string): readonly number[] {
  const hidden: number[] = [];
  let at = 0;
  for (const { groups } of content.matchAll(part)) {
    if (groups?.['what'] !== what) continue;
    const attributes = groups['attributes'] ?? '';
    const times = Number(attribute(attributes, `table:number-${what}s-repeated`) ?? '1');
    if (/table:visibility="(?:collapse|filter)"/.test(attributes) && times < 1000)
      for (let of = 0; of < times; of++) hidden.push(at + of);
    at += times;
  }
  return hidden;
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
