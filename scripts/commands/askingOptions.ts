import type { Command } from 'commander';
import { demonstrationPurpose } from '../../gateway/access/identity/demonstration/visitor.js';
import type { Config } from '../../gateway/config.js';
import type { AskAs } from '../identity/askAs.js';

/** Flags of every command that asks a hub. */
export interface AskingFlags {
  readonly token?: string;
  readonly purpose: string;
}

/** Adds what says who asks, and what for. */
export function withAskingOptions(command: Command): Command {
  return command
    .option(
      '--token <token>',
      'token or key to ask with; else CONCORDAT_TOKEN, else one of the demonstration',
    )
    .option('--purpose <id>', 'what the answer is for', demonstrationPurpose);
}

/** `fetch` with what the flags show; says as whom, beside the output. */
export async function askingFetch(
  config: Config,
  { token, purpose }: AskingFlags,
  as: AskAs['as'] = 'analyst',
): Promise<typeof fetch> {
  const { askAs, fetchAs } = await import('../identity/askAs.js');
  const shown = await askAs({ config, as, token, purpose });
  process.stderr.write(`${shown.said}\n`);
  return fetchAs(shown, fetch);
}
