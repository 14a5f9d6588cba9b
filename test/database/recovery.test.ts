import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withClient } from '../../scripts/database/connect.js';
import { openDatabaseServer } from '../../scripts/database/openDatabaseServer.js';
import { ensureHome, findPlace } from '../../scripts/database/place.js';
import { removeHome, temporaryFolder } from './temporaryHome.js';

let home: string;
let said: string[];

beforeEach(async () => {
  home = await temporaryFolder();
  said = [];
});

afterEach(() => removeHome(home));

const open = async () => (await openDatabaseServer({ home, say: (line) => said.push(line) })).server;
const run = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

describe('an embedded database', () => {
  test('keeps its data over a stop once its first set-up is sealed, and then waits for the disk', async () => {
    const first = await open();
    expect(first.isNew).toBe(true);
    await run(first.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    await first.seal();
    await first.stop();
    const second = await open();
    expect(second.isNew).toBe(false);
    expect(await run(second.adminUrl, 'SELECT * FROM kept')).toEqual([{ id: 1 }]);
    expect(await run(second.adminUrl, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await second.stop();
  });

  test('begins anew when its first set-up was broken off', async () => {
    const first = await open();
    await run(first.adminUrl, 'CREATE TABLE half AS SELECT 1 AS id');
    await first.stop();
    const second = await open();
    expect(second.isNew).toBe(true);
    expect(await run(second.adminUrl, `SELECT to_regclass('half') AS found`)).toEqual([{ found: null }]);
    await second.stop();
  });

  test('left running by a killed hub is stopped and recovers what was committed', async () => {
    const orphan = await open();
    await orphan.seal();
    await run(orphan.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    const next = await open();
    await expect(orphan.died).rejects.toMatchObject({ code: 'DATABASE_DIED' });
    expect(said).toEqual(['Stopped the database a killed hub had left running.']);
    expect(await run(next.adminUrl, 'SELECT * FROM kept')).toEqual([{ id: 1 }]);
    await next.stop();
  });

  test('starts although the number of its killed server now belongs to another process', async () => {
    const first = await open();
    await first.seal();
    await first.stop();
    await writeFile(path.join(home, 'postgres', 'data', 'postmaster.pid'), `${process.ppid}\n`);
    const second = await open();
    expect(second.isNew).toBe(false);
    await second.stop();
  });

  test('listens on 127.0.0.1 alone and on no socket file', async () => {
    const server = await open();
    expect(await run(server.adminUrl, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await run(server.adminUrl, 'SHOW unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    await server.stop();
  });

  test('keeps its passwords where nobody else can read them', async () => {
    const server = await open();
    await server.stop();
    expect((await stat(path.join(home, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect((await readdir(path.join(home, 'postgres'))).toSorted()).toEqual(['data', 'postgres.log']);
  });

  test('without the passwords of its data says that the home is damaged', async () => {
    const server = await open();
    await server.seal();
    await server.stop();
    await rm(path.join(home, 'secrets.json'));
    await expect(open()).rejects.toMatchObject({
      code: 'HOME_DAMAGED',
      found: 'data whose passwords are not in secrets.json',
    });
  });

  test('with passwords nobody can read says that the home is damaged', async () => {
    await writeFile(path.join(home, 'secrets.json'), '{}');
    await expect(open()).rejects.toMatchObject({ code: 'HOME_DAMAGED' });
  });
});

describe('a home', () => {
  // Only root hands the database to another user, and root may write anywhere.
  const asRoot = process.getuid?.() === 0 ? test : test.skip;
  const asPlainUser = process.getuid?.() === 0 ? test.skip : test;

  asRoot('closed to the database server has its data elsewhere, and remembers where', async () => {
    await chmod(home, 0o700);
    const elsewhere = await temporaryFolder();
    const options = { home, say: (line: string) => said.push(line), elsewhere: [elsewhere] };
    const place = await findPlace(options);
    expect(path.dirname(place.folder)).toBe(elsewhere);
    expect(said).toEqual([`The database server may not enter ${home}; its data is in ${place.folder}`]);
    expect(JSON.parse(await readFile(path.join(home, 'postgres.json'), 'utf8'))).toEqual({
      folder: place.folder,
    });
    expect(await findPlace(options)).toEqual(place);
    await rm(elsewhere, { recursive: true });
  });

  asRoot('with no open place anywhere is refused', async () => {
    await chmod(home, 0o700);
    const closed = path.join(home, 'closed');
    await expect(findPlace({ home, say: () => {}, elsewhere: [closed] })).rejects.toMatchObject({
      code: 'HOME_NOT_WRITABLE',
    });
  });

  asPlainUser('that cannot be written to is refused', async () => {
    await mkdir(path.join(home, 'closed'), { mode: 0o500 });
    await expect(ensureHome(path.join(home, 'closed'))).rejects.toMatchObject({ code: 'HOME_NOT_WRITABLE' });
  });

  test('below a file is refused', async () => {
    await writeFile(path.join(home, 'file'), '');
    await expect(ensureHome(path.join(home, 'file', 'home'))).rejects.toMatchObject({
      code: 'HOME_NOT_WRITABLE',
      expected: `a folder at ${path.join(home, 'file', 'home')} that this user can write to`,
    });
  });
});
