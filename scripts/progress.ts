/** Where progress is shown: a terminal, a file or a test's buffer. */
export interface ProgressOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** How progress is shown. */
export interface ProgressOptions {
  readonly output: ProgressOutput;
  readonly colour: boolean;
  /** Milliseconds that only ever grow. */
  readonly clock?: () => number;
}

/** Called by a step to say how far it is: "12 of 43 databases". */
export type Note = (detail: string) => void;

/** A display of named steps, one after the other. */
export interface Progress {
  /** Runs a step under its name and answers with its result. A step that throws is marked as failed. */
  step<T>(name: string, work: (note: Note) => Promise<T>): Promise<T>;
  /** A line of its own, for what the reader should know. */
  say(line: string): void;
}

const nameWidth = 44;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;
const clearLine = '\r\u001B[2K';

/** Shows steps as they run: a live line on a terminal, elsewhere one line for each finished step. */
export function createProgress({
  output,
  colour,
  clock = () => performance.now(),
}: ProgressOptions): Progress {
  const paint = painter(colour && output.isTTY === true);
  return {
    async step(name, work) {
      const begun = clock();
      const elapsed = () => seconds(clock() - begun);
      const live = startLiveLine(output, (detail) => `${name.padEnd(nameWidth)} ${elapsed()}  ${detail}`);
      const finish = (mark: string) => {
        live.stop();
        output.write(`${mark} ${name.padEnd(nameWidth)} ${paint('dim', elapsed())}\n`);
      };
      try {
        const result = await work(live.note);
        finish(paint('green', '✓'));
        return result;
      } catch (error) {
        finish(paint('red', '✗'));
        throw error;
      }
    },
    say(line) {
      output.write(`${output.isTTY ? clearLine : ''}  ${line}\n`);
    },
  };
}

/** The line that moves while a step runs; silent where there is no terminal to move it on. */
function startLiveLine(output: ProgressOutput, text: (detail: string) => string) {
  if (!output.isTTY) return { note: () => {}, stop: () => {} };
  let frame = 0;
  let detail = '';
  const draw = () => {
    const line = `${frames[frame++ % frames.length]} ${text(detail)}`;
    // A line longer than the terminal would wrap, and clearing would then leave its first half behind.
    output.write(clearLine + line.slice(0, (output.columns ?? 80) - 1));
  };
  draw();
  const timer = setInterval(draw, frameMs);
  timer.unref();
  return {
    note: (next: string) => {
      detail = next;
    },
    stop: () => {
      clearInterval(timer);
      output.write(clearLine);
    },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(7);
}

const colours = { dim: 2, green: 32, red: 31 } as const;

function painter(isColoured: boolean) {
  return (colour: keyof typeof colours, text: string) =>
    isColoured ? `\u001B[${colours[colour]}m${text}\u001B[0m` : text;
}
