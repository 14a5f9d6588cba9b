import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A part of the benchmark in a process of its own. */
export interface BenchProcess {
  /** Asks it, and checks what it answers. */
  ask<Answer>(asked: unknown, schema: z.ZodType<Answer>): Promise<Answer>;
  stop(): void;
}

/** As `npm start` runs the hub, so that every gateway has the same room. */
const execArgv = ['--disable-proto=delete', '--max-semi-space-size=64', '--import', 'tsx'];
const reply = z.object({ id: z.number(), answer: z.unknown() });

/** Starts a script of this folder. It ends with this process, or when it is stopped. */
export function startProcess(script: string, parameters: readonly string[] = []): BenchProcess {
  const child = fork(fileURLToPath(new URL(`../${script}`, import.meta.url)), parameters, {
    execArgv,
    env: { PATH: '', NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever asks sees the failure; a process that is stopped has nobody who asks.
  failed.catch(() => {});
  child.on('exit', (code) => fail(new Error(`${script} ended with ${code}.`)));
  child.on('message', (message) => {
    const { id, answer } = reply.parse(message);
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return {
    ask: async (question, schema) => {
      const id = ++asked;
      const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      child.send({ id, asked: question });
      return schema.parse(await Promise.race([answered, failed]));
    },
    stop: () => child.kill(),
  };
}
