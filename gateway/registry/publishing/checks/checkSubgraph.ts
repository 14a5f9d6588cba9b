import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CoordinateUse } from '../use/fieldUse.js';
import { changeFindings } from './changes.js';
import { compose } from './composition.js';
import { contractRules } from './contract/contractRules.js';
import { type Finding, isRefusal } from './finding.js';
import type { CheckKnowledge } from './knowledge.js';
import { addressFindings, contactFindings } from './reachable.js';
import { readSdl } from './readable.js';
import { type Subject, subjectOf } from './subject.js';

/** An SDL with the address that answers it. */
export interface NamedSdl {
  readonly name: string;
  readonly sdl: string;
  readonly routingUrl: string;
}

/** What there is to check. Plain data, so that it can be sent to a worker thread. */
export interface CheckTask {
  readonly candidate: NamedSdl & {
    readonly contact: string;
    /** Sector of the partner; left out for the hub itself. */
    readonly sector?: string | undefined;
  };
  /** What is served beside it. */
  readonly others: readonly NamedSdl[];
  /** The supergraph that is served; left out before the first. */
  readonly serving?: string | undefined;
  readonly uses: readonly CoordinateUse[];
  /** PUBLISH looks at everything; ROLLBACK at what others would notice, because its SDL passed before; SEED composes. */
  readonly kind: 'PUBLISH' | 'ROLLBACK' | 'SEED';
}

/** What was found, and the supergraph where nothing was refused. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly supergraphSdl?: string | undefined;
}

/** Checks a subgraph against the contract, against the others, and against those who ask. Pure. */
export async function checkSubgraph(task: CheckTask, knowledge: CheckKnowledge): Promise<CheckReport> {
  const { candidate, others, kind } = task;
  const read = readSdl(candidate.name, candidate.sdl);
  if ('finding' in read) return { findings: [read.finding] };
  const subject = subjectOf(candidate.name, read.document);
  const beside = others.map((other) => ({ subject: readOther(other), routingUrl: other.routingUrl }));
  const frame = {
    ...knowledge,
    sector: candidate.sector,
    others: beside.map((one) => one.subject),
  };
  const kept =
    kind === 'PUBLISH'
      ? [
          ...addressFindings(candidate.name, candidate.routingUrl),
          ...contactFindings(candidate.name, candidate.contact),
          ...contractRules.flatMap((rule) => rule(subject, frame)),
        ]
      : [];
  const composed = compose({ subject, routingUrl: candidate.routingUrl }, beside);
  if ('findings' in composed) return { findings: [...kept, ...composed.findings] };
  const changes =
    task.serving === undefined || kind === 'SEED'
      ? []
      : await changeFindings(subject, {
          before: publicSchema(task.serving),
          after: publicSchema(composed.supergraphSdl),
          documents: knowledge.documents,
          uses: task.uses,
          isRollback: kind === 'ROLLBACK',
        });
  const findings = [...kept, ...changes];
  if (findings.some(isRefusal)) return { findings };
  return { findings, supergraphSdl: composed.supergraphSdl };
}

/** What is served beside a candidate is read again and again, and seldom changes. */
const knownSubjects = new LRUCache<string, Subject>({ max: 200 });
const knownSchemas = new LRUCache<string, GraphQLSchema>({ max: 4 });

function readOther({ name, sdl }: NamedSdl): Subject {
  const key = `${name}\n${sdl}`;
  const found = knownSubjects.get(key) ?? subjectOf(name, parse(sdl));
  knownSubjects.set(key, found);
  return found;
}

function publicSchema(supergraphSdl: string): GraphQLSchema {
  const found =
    knownSchemas.get(supergraphSdl) ??
    buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)), { assumeValid: true });
  knownSchemas.set(supergraphSdl, found);
  return found;
}
