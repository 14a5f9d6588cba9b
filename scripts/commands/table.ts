import type { Config } from '../../gateway/config.js';
import type { WantedTable } from '../../schema/protocol/tableRequest.js';
import { tableRequestClient } from '../../subgraphs/kit/publishing/tableRequestClient.js';
import { tableRequestsText, tableRequestText } from '../../subgraphs/kit/publishing/tableRequestText.js';
import { type AskingFlags, askingFetch } from './askingOptions.js';

interface TableCommand {
  readonly config: Config;
  /** Base URL of the hub; left out, the one that runs on this machine. */
  readonly hub?: string | undefined;
  readonly write: (text: string) => void;
}

const hubOf = ({ hub, config }: TableCommand): string => hub ?? `http://localhost:${config.port}`;

/** `concordat table request`: asks owners for a table. @throws ConcordatError TABLE_REQUEST_REFUSED */
export async function requestTable(
  command: TableCommand & { readonly asking: AskingFlags; readonly wanted: WantedTable },
): Promise<void> {
  const client = tableRequestClient({
    fetch: await askingFetch(command.config, command.asking),
    hub: hubOf(command),
  });
  command.write(tableRequestText(await client.ask(command.wanted)));
}

/** `concordat table list`. */
export async function listTables(
  command: TableCommand & { readonly filter: { readonly dataset?: string; readonly owner?: string } },
): Promise<void> {
  command.write(
    tableRequestsText(await tableRequestClient({ fetch, hub: hubOf(command) }).list(command.filter)),
  );
}
