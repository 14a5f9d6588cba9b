import {
  base64url,
  type Forge,
  type Invalid,
  named,
  signatureOf,
  signed,
  signedText,
  usualClaims,
  usualHeader,
} from '../forge.js';

/** Texts that are no token in compact form, or one whose parts are no JSON objects. */
export function invalidTexts(forge: Forge): readonly Invalid[] {
  return [...shapes(forge), ...encodings(forge), ...contents(forge), ...tooLarge(forge)];
}

function shapes(forge: Forge): readonly Invalid[] {
  const [header = '', claims = '', signature = ''] = signed(forge).split('.');
  const whole = `${header}.${claims}.${signature}`;
  const json = { protected: header, payload: claims, signature };
  return named('shape', {
    'one part': header,
    'two parts': `${header}.${claims}`,
    'no signature': `${header}.${claims}.`,
    'no claims': `${header}..${signature}`,
    'no header': `.${claims}.${signature}`,
    'dots alone': '..',
    'one dot more': `${whole}.`,
    'four parts': `${whole}.${signature}`,
    'five parts, as an encrypted token has': `${header}.${claims}.${signature}.${claims}.${signature}`,
    'parts in another order': `${claims}.${header}.${signature}`,
    'claims twice': `${header}.${claims}.${claims}`,
    'two tokens': `${whole}${whole}`,
    'flattened JSON': JSON.stringify(json),
    'general JSON': JSON.stringify({ payload: claims, signatures: [json] }),
    'a quoted token': `"${whole}"`,
    'a token in base64url': base64url(whole),
  });
}

function encodings(forge: Forge): readonly Invalid[] {
  const whole = signed(forge);
  const [header = '', claims = '', signature = ''] = whole.split('.');
  const input = `${header}=.${claims}`;
  return named('encoding', {
    'padded signature': `${whole}==`,
    'padded header': `${header}=.${claims}.${signature}`,
    'padded header, signed so': `${input}.${base64url(signatureOf(forge, input))}`,
    'base64 for base64url': `${header}.${claims}.${Buffer.from(signature, 'base64url').toString('base64').replaceAll('=', '')}+/`,
    'a space after': `${whole} `,
    'a line feed within': `${header}\n.${claims}.${signature}`,
    'a tab within': `${header}.${claims}\t.${signature}`,
    'percent signs': whole.replaceAll('.', '%2e'),
    'a dot of another script': whole.replaceAll('.', '．'),
    'a letter of another script': whole.replace('e', 'е'),
    'NUL at the end': `${whole}\u0000`,
    'leftover bits in the signature': `${header}.${claims}.${withLeftover(signature)}`,
    'a lone character at the end': `${header}.${claims}.${signature}${'A'.repeat((5 - (signature.length % 4)) % 4 || 4)}`,
  });
}

/** The same bytes to a careless decoder: the last character carries bits that mean nothing. */
function withLeftover(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + alphabet[(alphabet.indexOf(part.at(-1) ?? '') & ~1) + 1];
}

function contents(forge: Forge): readonly Invalid[] {
  const header = JSON.stringify(usualHeader(forge));
  const claims = JSON.stringify(usualClaims(forge));
  const odd: Readonly<Record<string, string | Buffer>> = {
    'no JSON': 'claims',
    'JSON cut off': claims.slice(0, -1),
    'more after the JSON': `${claims}x`,
    'two objects': claims + claims,
    'a list': `[${claims}]`,
    'a text': JSON.stringify(claims),
    null: 'null',
    'a number': '5',
    true: 'true',
    'a comment': claims.replace('{', '{/* */'),
    'a comma too many': claims.replace('}', ',}'),
    'single quotes': claims.replaceAll('"', "'"),
    NaN: claims.replace(/"exp":\d+/, '"exp":NaN'),
    'a byte order mark': `\ufeff${claims}`,
    'bytes that are no UTF-8': Buffer.concat([
      Buffer.from(claims.slice(0, -1)),
      Buffer.from([0x2c, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    ]),
    'an overlong slash': Buffer.concat([
      Buffer.from('{"iss":"'),
      Buffer.from([0xc0, 0xaf]),
      Buffer.from('"}'),
    ]),
    'UTF-16': Buffer.from(claims, 'utf16le'),
    'a control character': claims.replace('subject', 'sub\u0001ject'),
  };
  const each = Object.entries(odd);
  return [
    ...named(
      'claims hold',
      Object.fromEntries(each.map(([name, text]) => [name, signedText(forge, header, text)])),
    ),
    ...named(
      'header holds',
      Object.fromEntries(each.map(([name, text]) => [name, signedText(forge, text, claims)])),
    ),
  ];
}

function tooLarge(forge: Forge): readonly Invalid[] {
  const deep = '['.repeat(2000) + ']'.repeat(2000);
  const header = JSON.stringify(usualHeader(forge));
  const claims = JSON.stringify(usualClaims(forge));
  return named('large', {
    'a long claim': signed(forge, { more: 'm'.repeat(8000) }),
    'a long header': signed(forge, {}, { more: 'm'.repeat(8000) }),
    'many claims': signed(forge, Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`m${at}`, at]))),
    'many roles': signed(forge, { roles: Array.from({ length: 21 }, (_, at) => `role-${at}`) }),
    'deep claims': signedText(forge, header, `${claims.slice(0, -1)},"deep":${deep.repeat(2)}}`),
    'a million dots': '.'.repeat(1_000_000),
    'a million letters': `${'A'.repeat(1_000_000)}.A.A`,
  });
}
