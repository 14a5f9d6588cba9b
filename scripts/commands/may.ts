import { fileURLToPath } from 'node:url';
import type { DocumentNode } from 'graphql';
import { type FieldAnswer, mayAsk } from '../../gateway/access/agreements/mayAsk.js';
import { partnersDatasets, permissionsOf } from '../../gateway/access/agreements/permissionsOf.js';
import { withinFirewall } from '../../gateway/access/firewall.js';
import { listPurposes } from '../../gateway/access/identity/purposeStore.js';
import { anonymous, type Requester } from '../../gateway/access/requester.js';
import { variantFor } from '../../gateway/access/variants/variants.js';
import { documentErrors, parseDocument } from '../../gateway/engine/limits/readDocument.js';
import { readSupergraph as read } from '../../gateway/engine/supergraph/readSupergraph.js';
import type { Supergraph } from '../../gateway/engine/supergraph/supergraph.js';
import { VariantBook } from '../../gateway/engine/variants/variantBook.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { mayText } from '../agreements/mayText.js';
import { type AgreementAccess, withAgreements } from '../agreements/withAgreements.js';
import type { AgreementCommand } from './agreement.js';
import { readSupergraph } from './gateway.js';
import { readOperation } from './readOperation.js';

export interface May {
  readonly organisation: string;
  readonly purpose: string;
  /** A saved question, or a file that ends in `.graphql`. */
  readonly document: string;
  readonly supergraph?: string | undefined;
  readonly json: boolean;
}

const ownSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));

/**
 * `concordat may`: what of a document an organisation may see for a purpose, under the agreements of the hub that runs.
 * Nothing is asked of any owner, and nothing is recorded as used. False where some field is refused by every owner.
 */
export async function may({ config, write, clock }: AgreementCommand, asked: May): Promise<boolean> {
  const source = await readOperation(asked.document);
  const supergraph = read(await readSupergraph(asked.supergraph ?? ownSupergraph));
  return withAgreements(config, async (access) => {
    const requester = await requesterOf(access, asked);
    const document = checked(source, { supergraph, requester, asked });
    const [book, datasets] = [await access.readBook(), partnersDatasets(loadCatalogue())];
    const permissions = permissionsOf(requester, { book, datasets }, clock());
    const answers = mayAsk({
      document,
      schema: supergraph.apiSchema,
      access: supergraph.access,
      permissions,
      owners: book.owners,
    });
    write(asked.json ? `${JSON.stringify(answers, null, 2)}\n` : mayText(answers));
    return answers.every(isPermitted);
  });
}

const isPermitted = ({ remedies }: FieldAnswer): boolean => remedies.length === 0;

async function requesterOf({ hub }: AgreementAccess, { organisation, purpose }: May): Promise<Requester> {
  const purposes = await listPurposes(hub);
  if (!purposes.some(({ id }) => id === purpose))
    throw new ConcordatError('PURPOSE_NOT_PERMITTED', {
      expected: `a registered purpose: ${purposes.map(({ id }) => id).join(', ')}`,
      found: `"${purpose}"`,
      remedy: 'Ask for one of these; concordat purpose register adds one.',
    });
  return withinFirewall({ ...anonymous, person: 'may', kind: 'service', organisation, purpose });
}

interface Checking {
  readonly supergraph: Supergraph;
  readonly requester: Requester;
  readonly asked: May;
}

/** The document, where all of it is in the schema that the organisation is shown. */
function checked(source: string, { supergraph, requester, asked }: Checking): DocumentNode {
  const parsed = parseDocument(source);
  const variant = variantFor(requester);
  const refusals =
    parsed.errors ??
    [
      documentErrors(supergraph.apiSchema, parsed.document),
      new VariantBook(supergraph).of(variant).refusals(parsed.document),
    ].find((found) => found.length > 0);
  if (parsed.document && refusals === undefined) return parsed.document;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `${asked.document} to be a document of the schema that ${asked.organisation} is shown (${variant.name})`,
    found: (refusals ?? []).map(({ message }) => message).join(' '),
    remedy: "Leave out what isn't there. Members of a partnership's board are shown the whole schema.",
  });
}
