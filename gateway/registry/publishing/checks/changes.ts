import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { type GraphQLField, type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { coordinatesAsked } from '../use/coordinatesAsked.js';
import type { CoordinateUse } from '../use/fieldUse.js';
import type { KnownDocument } from '../use/knownDocuments.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';

/** What changes are judged by. */
export interface ChangeFrame {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
  readonly documents: readonly KnownDocument[];
  /** Use of the last 90 days. */
  readonly uses: readonly CoordinateUse[];
  /** A return to an earlier version is never refused for what it takes back. */
  readonly isRollback: boolean;
}

/** Who asks for an element, in numbers and names. */
interface Asked {
  readonly uses: number;
  readonly organisations: number;
  readonly documents: readonly string[];
}

/**
 * What clients would see otherwise, judged by who asks for it: a change that breaks a question, a figure or somebody's
 * use is refused; one that breaks nobody is a note.
 */
export async function changeFindings(subject: Subject, frame: ChangeFrame): Promise<readonly Finding[]> {
  const changes = await diff(frame.before, frame.after);
  const below = typesBelow(frame.before, removedFields(changes));
  const breaking = changes
    .filter(({ criticality }) => criticality.level !== CriticalityLevel.NonBreaking)
    .filter((change) => change.type !== 'TYPE_REMOVED' || !below.has(change.path ?? ''));
  if (breaking.length === 0) return [];
  const asked = askedBy(frame);
  return breaking.map((change) => findingOf(subject, change, { asked: asked(change.path ?? ''), frame }));
}

const removedFields = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap(({ type, path }) => (type === 'FIELD_REMOVED' && path ? [path] : []));

/** Types that the fields lead to, over any number of steps. When such a field goes, they go with it. */
function typesBelow(schema: GraphQLSchema, fields: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const reach = (field: GraphQLField<unknown, unknown> | undefined): void => {
    for (const { type } of field ? [field, ...field.args] : []) {
      const named = getNamedType(type);
      if (found.has(named.name)) continue;
      found.add(named.name);
      if (isObjectType(named) || isInterfaceType(named)) Object.values(named.getFields()).forEach(reach);
    }
  };
  for (const coordinate of fields) {
    const [type = '', field = ''] = coordinate.split('.');
    const parent = schema.getType(type);
    if (isObjectType(parent) || isInterfaceType(parent)) reach(parent.getFields()[field]);
  }
  return found;
}

function askedBy({ before, documents, uses }: ChangeFrame): (coordinate: string) => Asked {
  const sets = documents.map((one) => ({ names: one.names, asked: coordinatesAsked(before, one.document) }));
  const concerns = (coordinate: string) => (one: string) =>
    one === coordinate || one.startsWith(`${coordinate}.`);
  return (coordinate) => {
    // Whoever asked a field may have given any of its arguments.
    const found = uses.filter(
      (use) => concerns(coordinate)(use.coordinate) || coordinate.startsWith(`${use.coordinate}.`),
    );
    const named = sets.filter(({ asked }) => [...asked].some(concerns(coordinate)));
    return {
      uses: Math.max(0, ...found.map((use) => use.uses)),
      organisations: new Set(found.flatMap((use) => use.organisations)).size,
      documents: [...new Set(named.flatMap(({ names }) => names))].sort(byFigureFirst),
    };
  };
}

const byFigureFirst = (one: string, other: string): number =>
  Number(other.startsWith('Figure')) - Number(one.startsWith('Figure')) || (one < other ? -1 : 1);

const namesListed = 6;

function usedBy({ uses, organisations, documents }: Asked): string {
  const counted =
    uses > 0
      ? [
          `${uses} use${uses === 1 ? '' : 's'} by ${organisations} organisation${organisations === 1 ? '' : 's'}`,
        ]
      : [];
  const more = documents.length - namesListed;
  const listed = [...documents.slice(0, namesListed), ...(more > 0 ? [`${more} more`] : [])];
  return [...counted, ...listed].join(', ');
}

function findingOf(
  subject: Subject,
  change: Change,
  { asked, frame }: { readonly asked: Asked; readonly frame: ChangeFrame },
): Finding {
  const coordinate = change.path ?? null;
  const type = subject.types.get(coordinate?.split('.')[0] ?? '');
  const field = type?.fields.find(({ name }) => name.value === coordinate?.split('.')[1]);
  const isBreaking = change.criticality.level === CriticalityLevel.Breaking;
  const isUsed = asked.uses > 0 || asked.documents.length > 0;
  const what = change.type.endsWith('_REMOVED') ? `This removes ${coordinate}` : change.message;
  const said = (text: string) => `${what}: ${text}.`;
  const node = field ?? type?.nodes[0];
  if (isBreaking && isUsed)
    return subject.at(node, coordinate, {
      code: 'CHANGE_BREAKS_USE',
      severity: frame.isRollback ? 'NOTE' : 'REFUSED',
      message: said(usedBy(asked)),
      remedy:
        'Keep it, marked @deprecated with what to ask instead, until nobody asks for it; or agree with those who do.',
    });
  if (isBreaking)
    return subject.at(node, coordinate, {
      code: 'CHANGE_BREAKS_NOBODY',
      severity: 'NOTE',
      message: said('nobody asked for it in 90 days, and no saved document does'),
      remedy: 'Nothing to do.',
    });
  return subject.at(node, coordinate, {
    code: 'CHANGE_DANGEROUS',
    severity: 'NOTE',
    message: said(isUsed ? usedBy(asked) : 'nobody asked for it in 90 days'),
    remedy: change.criticality.reason ?? 'Tell those who ask for it.',
  });
}
