import { Command } from 'commander';
import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { loadBreaks } from '../../../schema/datasets/breaks.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { loadSideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import { demonstrationTerms } from '../../../scripts/kit/demonstrationTerms.js';
import { addKitCommands } from '../../../subgraphs/kit/intake/command/addKitCommands.js';

const knowledge = {
  areas: loadAreas(),
  catalogue: loadCatalogue(),
  breaksOf: loadBreaks(),
  sideKnowledge: loadSideKnowledge(),
  demonstrationTerms: demonstrationTerms(),
};

export interface KitRun {
  readonly out: string;
  readonly failed: string;
  /** How often something was to be sent. */
  readonly calls: number;
}

/** Runs the kit's own command line in this process; what it would send is answered by `send`. */
export async function runKit(words: readonly string[], send: typeof fetch = refuseToSend): Promise<KitRun> {
  const run = { out: '', failed: '', calls: 0 };
  const program = new Command('concordat-kit').exitOverride();
  addKitCommands(program, {
    knowledge: () => knowledge,
    fetch: (...request) => {
      run.calls += 1;
      return send(...request);
    },
    write: (text) => {
      run.out += text;
    },
    fail: (text) => {
      run.failed += text;
    },
  });
  await program.parseAsync(words, { from: 'user' });
  return run;
}

const refuseToSend: typeof fetch = () => Promise.reject(new Error('Nothing may be sent here.'));
