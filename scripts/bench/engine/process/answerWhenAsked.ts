interface Question {
  readonly id: number;
  readonly asked: unknown;
}

/** Answers what the process that started this one asks it, until that one is gone. */
export function answerWhenAsked(answer: (asked: unknown) => Promise<unknown>): void {
  process.on('message', async ({ id, asked }: Question) => {
    process.send?.({ id, answer: await answer(asked) });
  });
  process.on('disconnect', () => process.exit());
}
