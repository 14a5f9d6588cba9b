import { describe, expect, test } from '@jest/globals';
import { createProgress } from '../../scripts/progress.js';

function capture(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, columns: 60, write: (text: string) => written.push(text) } };
}

/** A clock that moves on by a second each time it is read. */
function steppingClock() {
  let now = 0;
  return () => (now += 1000);
}

describe('progress', () => {
  test('is one plain line for each finished step where there is no terminal', async () => {
    const { output, written } = capture(false);
    const progress = createProgress({ output, colour: true, clock: steppingClock() });
    const result = await progress.step('Making tea', async (note) => {
      note('1 of 2 cups');
      return 'tea';
    });
    expect(result).toBe('tea');
    expect(written).toEqual(['✓ Making tea                                     1.0 s\n']);
  });

  test('shows on a terminal what a step is at, and clears it when it is done', async () => {
    const { output, written } = capture(true);
    const progress = createProgress({ output, colour: true, clock: steppingClock() });
    await progress.step('Making tea', async () => {});
    expect(written).toEqual([
      '\r\u001B[2K⠋ Making tea                                     1.0 s  ',
      '\r\u001B[2K',
      '\u001B[32m✓\u001B[0m Making tea                                   \u001B[2m  2.0 s\u001B[0m\n',
    ]);
  });

  test('carries no colour when asked for none', async () => {
    const { output, written } = capture(true);
    await createProgress({ output, colour: false, clock: steppingClock() }).step(
      'Making tea',
      async () => {},
    );
    expect(written.at(-1)).toBe('✓ Making tea                                     2.0 s\n');
  });

  test('marks a step that failed and passes the failure on', async () => {
    const { output, written } = capture(false);
    const progress = createProgress({ output, colour: false, clock: steppingClock() });
    const failure = new Error('no water');
    await expect(progress.step('Making tea', () => Promise.reject(failure))).rejects.toBe(failure);
    expect(written).toEqual(['✗ Making tea                                     1.0 s\n']);
  });

  test('never fills a line of the terminal, so that it can be cleared', async () => {
    const { output, written } = capture(true);
    await createProgress({ output, colour: false }).step('A name '.repeat(20), async () => {});
    expect(written[0]?.replace('\r\u001B[2K', '')).toHaveLength(59);
  });
});
