import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unseal } from '../../gateway/audit/log/seal.js';
import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { consistencySpans, inclusionSpans } from '../../gateway/audit/merkle/spans.js';
import { spanRoot } from '../../gateway/audit/merkle/storedNodes.js';
import { auditLeafHash, readLeaf } from '../../schema/protocol/merkle/auditLeaf.js';
import { commit, discloseParts, isCommitted } from '../../schema/protocol/merkle/entryCommitment.js';
import { isConsistent } from '../../schema/protocol/merkle/verifyConsistency.js';
import { isIncluded } from '../../schema/protocol/merkle/verifyInclusion.js';
import { treeRoot } from './memoryTree.js';
import { happening, now, question, startTestLog, type TestLog } from './testLog.js';

let served: TestLog;
beforeAll(async () => {
  served = await startTestLog();
});
afterAll(() => served.stop());

const leaves = async () => {
  const { rows } = await served.pool.query<{ leaf: string }>(
    'SELECT leaf FROM audit_entry ORDER BY position',
  );
  return rows.map(({ leaf }) => leaf);
};
const head = async () => {
  const { rows } = await served.pool.query<{ size: string; frontier: Buffer }>(
    'SELECT size, frontier FROM audit_batch ORDER BY size DESC LIMIT 1',
  );
  const [row] = rows;
  return new Frontier(Number(row?.size), row?.frontier);
};

describe('the audit log', () => {
  test('gives each entry the next place, and the tree the root over all of them', async () => {
    const numbers = Array.from({ length: 700 }, (_, number) => number);
    const positions = await Promise.all(numbers.map((number) => served.log.append(happening(number))));
    expect(positions).toEqual(numbers);
    const hashes = (await leaves()).map(auditLeafHash);
    const frontier = await head();
    expect([frontier.size, frontier.root()]).toEqual([700, treeRoot(hashes)]);
  });

  test('proves every entry, and that it only ever grew, from the parts of the tree it keeps', async () => {
    const hashes = (await leaves()).map(auditLeafHash);
    const [size, root] = [hashes.length, treeRoot(hashes)];
    for (const index of [0, 1, 255, 256, 511, 512, 699]) {
      const proof = await Promise.all(inclusionSpans(size, index).map((span) => spanRoot(served.pool, span)));
      expect(isIncluded({ index, size, root, proof, leaf: hashes[index] ?? new Uint8Array() })).toBe(true);
    }
    for (const earlier of [1, 255, 256, 300, 512, 700]) {
      const proof = await Promise.all(
        consistencySpans(size, earlier).map((span) => spanRoot(served.pool, span)),
      );
      const before = { size: earlier, root: treeRoot(hashes.slice(0, earlier)) };
      expect(isConsistent({ earlier: before, later: { size, root }, proof })).toBe(true);
    }
  });

  test('says in the tree when and what kind, and nothing else that can be read', async () => {
    const [asked] = question('11111111-1111-4111-8111-111111111111');
    if (asked === undefined) throw new Error('no entry');
    const position = await served.log.append(asked);
    const { rows } = await served.pool.query<{ leaf: string; sealed: Buffer; key: Buffer }>(
      'SELECT leaf, sealed, key FROM audit_entry JOIN audit_key USING (period) WHERE position = $1',
      [position],
    );
    const [row] = rows;
    const leaf = readLeaf(row?.leaf ?? '');
    expect(leaf).toEqual({ at: now.toISOString(), kind: 'CONSULTATION', commitment: expect.any(String) });
    const { parts, salt } = unseal(row?.sealed ?? Buffer.alloc(0), row?.key ?? Buffer.alloc(0));
    expect(commit(parts, salt)).toBe(leaf?.commitment);
    expect(JSON.stringify(parts)).not.toMatch(/E12000007|A project/);
    expect(parts).toEqual({
      use: 'use' in asked ? asked.use : undefined,
      asker: {
        requester: 'p-1',
        document: 'd'.repeat(64),
        coordinates: ['Query.area', 'Area.accommodation'],
        variables: expect.stringMatching(/^[0-9a-f]{64}$/),
        project: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  test('shows one part of an entry without the others, and no other value in its place', () => {
    const parts = { use: { purpose: 'a' }, asker: { requester: 'p-1' }, 'partner:x': [1] };
    const salt = 'f'.repeat(64);
    const commitment = commit(parts, salt);
    const shown = discloseParts(parts, salt, (name) => name === 'use');
    expect(JSON.stringify(shown)).not.toContain('p-1');
    expect(isCommitted(shown, commitment)).toBe(true);
    const { use } = shown.parts;
    const forged = { ...shown, parts: { use: { salt: use?.salt ?? '', value: { purpose: 'b' } } } };
    expect(isCommitted(forged, commitment)).toBe(false);
    expect(isCommitted({ ...shown, hidden: shown.hidden.slice(1) }, commitment)).toBe(false);
  });

  test('takes nobody’s words', async () => {
    for (const subject of ['Jane Doe', 'jane@example.org', 'a\nb'])
      await expect(served.log.append({ ...happening(1), subject })).rejects.toThrow(
        'Expected an identifier at entry.event.subject of an audit entry; found other text.',
      );
  });

  test('does not go back in time when the clock does', async () => {
    const early = served.another({ clock: () => new Date('2026-11-26T11:00:00Z') });
    await early.append(happening(1));
    const last = readLeaf((await leaves()).at(-1) ?? '');
    expect(last?.at).toBe(now.toISOString());
  });

  test('keeps one tree when two hubs write', async () => {
    const hubs = [served.another(), served.another()];
    const before = (await head()).size;
    const positions = await Promise.all(
      Array.from({ length: 600 }, (_, number) => hubs[number % 2]?.append(happening(number))),
    );
    expect(positions.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      positions.map((_, place) => before + place),
    );
    const frontier = await head();
    expect([frontier.size, frontier.root()]).toEqual([
      before + 600,
      treeRoot((await leaves()).map(auditLeafHash)),
    ]);
  });
});

describe('what is in the log', () => {
  const tables = ['audit_entry', 'audit_batch', 'audit_node', 'audit_use', 'audit_checkpoint'];

  test.each(tables)('%s can be changed by nobody, its owner among them', async (name) => {
    const column = name === 'audit_entry' ? 'leaf' : name === 'audit_checkpoint' ? 'note' : undefined;
    const set = column
      ? `${column} = ''`
      : name === 'audit_use'
        ? `partner = ''`
        : `${name === 'audit_node' ? 'hash' : 'frontier'} = ''`;
    for (const sql of [`UPDATE ${name} SET ${set}`, `DELETE FROM ${name}`, `TRUNCATE ${name} CASCADE`]) {
      await expect(served.owner.query(sql)).rejects.toThrow('only ever added to');
      await expect(served.pool.query(sql)).rejects.toThrow('permission denied');
    }
  });

  test('can be neither dropped nor unguarded by the hub, and no key destroyed', async () => {
    for (const sql of [
      'DROP TABLE audit_entry',
      'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
      'DELETE FROM audit_key',
      'CREATE TABLE other ()',
    ])
      await expect(served.pool.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('has no second history: nothing is added but to its end', async () => {
    const fork = 'INSERT INTO audit_batch (first, size, frontier, at) VALUES ($1, $2, $3, now())';
    await expect(served.pool.query(fork, [0, 5, Buffer.alloc(0)])).rejects.toThrow('audit_batch_first_key');
    await expect(served.pool.query(fork, [999_999, 1_000_000, Buffer.alloc(0)])).rejects.toThrow(
      'audit_batch_first_fkey',
    );
  });
});
