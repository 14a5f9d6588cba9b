import type { ChosenEdition } from '../../schema/pack/editions.js';
import type { DataTable } from '../document/block.js';
import type { ChartModel } from '../questions/chart/chartModel.js';
import type { EvidenceAsk, Helpline } from './evidence.js';
import type { PrintedEndorsement } from './proof/manifest.js';

/** `OFFICIAL` uses published figures alone and needs no partner. */
export const packVariants = ['WHOLE', 'OFFICIAL'] as const;
export type PackVariant = (typeof packVariants)[number];

/** The evidence pack, before it becomes a file of any format. */
export interface Pack {
  readonly variant: PackVariant;
  readonly edition: ChosenEdition;
  /** As it stands on the cover. */
  readonly title: string;
  /** Day on which its questions were asked, YYYY-MM-DD. */
  readonly builtOn: string;
  /** True where any figure draws on an invented cell. */
  readonly isSynthetic: boolean;
  /** Hash of the manifest of the pack that this one takes the place of. */
  readonly replaces: string | undefined;
  /** Who stands behind it, as far as every ask is still what they signed. */
  readonly endorsements: readonly PrintedEndorsement[];
  readonly front: readonly FilledSection[];
  /** The slot for the words of those who sign. */
  readonly foreword: readonly FilledSection[];
  readonly asks: readonly AskSection[];
  /** One page for each city region. */
  readonly regions: readonly RegionPage[];
  readonly gaps: readonly Gap[];
  /** Survivors' and practitioners' evidence: who may speak, and on what terms. */
  readonly voices: readonly FilledSection[];
  readonly method: readonly FilledSection[];
  readonly provenance: readonly ProvenanceRow[];
  readonly glossary: readonly GlossaryEntry[];
  /** Undefined where it was not answered. */
  readonly helpline: Helpline | undefined;
}

/** A word of the field, as the pack uses it. */
export interface GlossaryEntry {
  readonly term: string;
  readonly meaning: string;
}

/** A city region on the one template: what is known of it, and what nobody collects. */
export interface RegionPage {
  readonly code: string;
  readonly name: string;
  /** Where it and its police forces do not coincide. */
  readonly fit: string | undefined;
  readonly lines: readonly RegionLine[];
  /** Indicators for which nothing is collected, each as `A5 Responder gap`. */
  readonly notCollected: readonly string[];
  readonly isSynthetic: boolean;
}

/** An indicator of a city region, a value or what stands in its place. */
export interface RegionLine {
  readonly indicator: string;
  readonly title: string;
  readonly period: string;
  readonly value: string;
  /** What rounding leaves open; empty where the value is exact. */
  readonly interval: string;
  /** A sentence on what is counted, where that is not the city region itself for the period; empty otherwise. */
  readonly remark: string;
  /** Undefined where no figure is shown. */
  readonly provenance: 'Published' | 'Partners' | 'SYNTHETIC' | undefined;
  readonly releases: readonly string[];
}

/** A heading with paragraphs whose numbers came from answers. */
export interface FilledSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** One ask to the Home Secretary. */
export interface AskSection {
  readonly id: string;
  readonly title: string;
  /** In the words of the letter. */
  readonly asWritten: string;
  readonly callsFor: string;
  readonly changedSince: string | null;
  readonly recommendation: EvidenceAsk['recommendation'];
  readonly prose: readonly FilledSection[];
  readonly figures: readonly PackFigure[];
  readonly statements: readonly Statement[];
  readonly counterArguments: EvidenceAsk['counterArguments'];
  readonly gaps: readonly Gap[];
}

/** A sentence that the register of claims lets us say. */
export interface Statement {
  readonly claim: string;
  readonly text: string;
  /** True where it stands in place of a claim that must not be repeated. */
  readonly isReplacement: boolean;
}

/** A figure with everything that has to stand beside it. */
export interface PackFigure {
  readonly kind: 'FIGURE';
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly chart: ChartModel;
  readonly table: DataTable;
  readonly source: string;
  readonly releases: readonly UsedReleaseStamp[];
  readonly caveats: readonly string[];
  readonly notes: readonly string[];
  /** True where its figures are cited one by one: published, but no official statistics. */
  readonly isCited: boolean;
  readonly isSynthetic: boolean;
  /** What the summary shows for the ask. */
  readonly key: string | undefined;
  /** The saved question that was asked, with its variables. */
  readonly question: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A release as the provenance of a figure states it. */
export interface UsedReleaseStamp {
  readonly id: string;
  readonly owner: string;
  readonly provenance: string;
  readonly vintage: string;
  readonly ageInDays: number;
  readonly sha256: string;
  readonly publication: string | undefined;
  /** True where each of its figures has a publication of its own. */
  readonly isRegister: boolean;
}

export interface ProvenanceRow {
  readonly figure: string;
  readonly question: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly release: UsedReleaseStamp;
}

/** Something the pack cannot show, with who could change that. */
export interface Gap {
  readonly ask: string;
  readonly what: string;
  readonly who: string;
  /** Why it is missing from this pack, where the graph said so. */
  readonly because: string | undefined;
}
