import { type Forge, type Invalid, named, signed, signedText, usualClaims, usualHeader } from '../forge.js';

const day = 86_400;

/** Claims that lack, are of another type, or say something else than this hub may believe. */
export function invalidClaims(forge: Forge): readonly Invalid[] {
  return [...lacking(forge), ...ofAnotherType(forge), ...untimely(forge), ...foreign(forge), ...twice(forge)];
}

const required = ['iss', 'sub', 'aud', 'jti', 'iat', 'exp'] as const;

const lacking = (forge: Forge) =>
  named(
    'without claim',
    Object.fromEntries(required.map((claim) => [claim, signed(forge, { [claim]: undefined })])),
  );

function ofAnotherType(forge: Forge): readonly Invalid[] {
  const texts = ['iss', 'sub', 'aud', 'jti', 'organisation', 'scope', 'purpose', 'project'];
  const moments = ['iat', 'exp', 'nbf'];
  const neither = [null, true, {}, [], [[]]];
  const tokens = [
    ...texts.flatMap((claim) => [...neither, 5, ''].map((value) => [claim, value] as const)),
    ...moments.flatMap((claim) =>
      [...neither, '', String(forge.now + 60)].map((value) => [claim, value] as const),
    ),
    ['roles', 'analyst'] as const,
    ['roles', [5]] as const,
    ['roles', ['Analyst']] as const,
    ['organisation', 'Greater London Authority'] as const,
    ['organisation', 'ｇreater-london-authority-demo'] as const,
    ['scope', 'explore\nall'] as const,
    ['scope', ' explore'] as const,
    ['purpose', ['evidence-to-the-home-secretary', '']] as const,
    ['project', 'p'.repeat(101)] as const,
    ['sub', 's'.repeat(256)] as const,
    ['jti', 'j'.repeat(256)] as const,
  ];
  return tokens.map(([claim, value]) => ({
    name: `claim ${claim} of another kind: ${JSON.stringify(value).slice(0, 40)}`,
    token: signed(forge, { [claim]: value }),
  }));
}

function untimely(forge: Forge): readonly Invalid[] {
  const { now } = forge;
  const numeral = (claim: string, text: string) =>
    signedText(
      forge,
      JSON.stringify(usualHeader(forge)),
      JSON.stringify({ ...usualClaims(forge), [claim]: '@' }).replace('"@"', text),
    );
  return named('time', {
    'expired 31 s ago': signed(forge, { iat: now - 600, exp: now - 31 }),
    'expired long ago': signed(forge, { iat: 1_000_000, exp: 1_000_600 }),
    'expires at 0': signed(forge, { exp: 0 }),
    'expires before 1970': signed(forge, { exp: -1 }),
    'expires as it was issued, an hour ago': signed(forge, { iat: now - 3600, exp: now - 3600 }),
    'not before 31 s from now': signed(forge, { nbf: now + 31 }),
    'not before tomorrow': signed(forge, { nbf: now + day }),
    'issued 31 s from now': signed(forge, { iat: now + 31 }),
    'issued tomorrow': signed(forge, { iat: now + day, exp: now + day + 60 }),
    'issued more than a day ago': signed(forge, { iat: now - day - 31 }),
    'lives two days': signed(forge, { iat: now, exp: now + 2 * day }),
    'lives for ever': signed(forge, { exp: Number.MAX_SAFE_INTEGER }),
    'expires at infinity': numeral('exp', '1e999'),
    'issued at minus infinity': numeral('iat', '-1e999'),
    'expires after the year 9999': numeral('exp', '253402300800'),
    'milliseconds for seconds': signed(forge, { iat: now * 1000, exp: (now + 600) * 1000 }),
  });
}

function foreign(forge: Forge): readonly Invalid[] {
  const issuers = [
    'https://issuer.example/',
    'https://ISSUER.example',
    'http://issuer.example',
    'https://issuer.example ',
    'https://issuer.example.attacker.example',
    'https://attacker.example',
    'https://іssuer.example',
    'https://issuer.example\u0000',
    '__proto__',
    'constructor',
    'urn:concordat:demonstration',
  ];
  const audiences = [
    'Concordat',
    'concordat ',
    'concordat2',
    'https://concordat',
    'cоncordat',
    'con',
    ['other'],
    ['concordat2', 'x'],
    [['concordat']],
  ];
  return [
    ...issuers.map((iss) => ({ name: `issuer ${JSON.stringify(iss)}`, token: signed(forge, { iss }) })),
    { name: 'issuer in a list', token: signed(forge, { iss: ['https://issuer.example'] }) },
    ...audiences.map((aud) => ({ name: `audience ${JSON.stringify(aud)}`, token: signed(forge, { aud }) })),
    {
      name: 'an organisation that the issuer may not speak for',
      token: signed(forge, { organisation: 'home-office' }),
    },
    {
      name: 'an organisation named as a member of every object',
      token: signed(forge, { organisation: 'constructor' }),
    },
  ];
}

/** Both orders, plain and escaped: whichever of the two a reader keeps, the other said something else. */
function twice(forge: Forge): readonly Invalid[] {
  const header = JSON.stringify(usualHeader(forge));
  const claims = JSON.stringify(usualClaims(forge));
  const first = (text: string, member: string) => `{${member},${text.slice(1)}`;
  const last = (text: string, member: string) => `${text.slice(0, -1)},${member}}`;
  const escaped = (name: string) => `\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}`;
  const ofClaims = Object.keys(usualClaims(forge)).flatMap((name) => [
    [`${name} first`, first(claims, `"${name}":"x"`)],
    [`${name} last`, last(claims, `"${name}" : "x"`)],
    [`${name} escaped`, last(claims, `"${escaped(name)}":"x"`)],
  ]);
  const ofHeaders = Object.keys(usualHeader(forge)).flatMap((name) => [
    [`header ${name} first`, first(header, `"${name}":"none"`)],
    [`header ${name} last`, last(header, `\n"${name}"\t:"none"`)],
    [`header ${name} escaped`, first(header, `"${escaped(name)}":"none"`)],
  ]);
  return [
    ...named(
      'twice',
      Object.fromEntries(ofClaims.map(([name, text = '']) => [name, signedText(forge, header, text)])),
    ),
    ...named(
      'twice',
      Object.fromEntries(ofHeaders.map(([name, text = '']) => [name, signedText(forge, text, claims)])),
    ),
    {
      name: 'twice: deep within',
      token: signedText(forge, header, last(claims, '"more":[{"a":{"b":1,"b":2}}]')),
    },
  ];
}
