import { type Day, isoDay } from './calendar.js';
import type { CopyRows } from './copyRows.js';
import { type Loaded, type LoadOptions, replaceRows } from './replaceRows.js';
import { type SupportClient, supportClients } from './supportClients.js';
import { supportProvider } from './supportProviders.js';

const tables = ['support_episode', 'domestic_worker', 'detention'] as const;

/** Puts a demonstration provider's synthetic rows in place of whatever its records held. Its cases are its clients. */
export async function loadSupportRows({
  client,
  partner,
  demonstration,
  scale,
}: LoadOptions): Promise<Loaded> {
  const provider = supportProvider(demonstration, partner);
  const edition = `${demonstration.edition} ${partner.id} ${partner.area} x ${scale}`;
  const copy = async (rows: CopyRows) => {
    let id = 0;
    for (const supported of supportClients(demonstration, { provider, scale })) {
      addClient(rows, supported, ++id);
      if (rows.isFull) await rows.send();
    }
    return id;
  };
  return replaceRows({ client, edition, tables, copy });
}

function addClient(rows: CopyRows, client: SupportClient, id: number): void {
  const { domesticWorker, detention } = client;
  rows.add('support_episode', episodeFields(client, id));
  if (domesticWorker) {
    const { passportKept, employerChanged, decisionAfterVisaExpiry } = domesticWorker;
    rows.add('domestic_worker', [id, passportKept, employerChanged, decisionAfterVisaExpiry]);
  }
  if (detention) {
    const { startedOn, positiveOn, releasedOn } = detention;
    rows.add('detention', [id, isoDay(startedOn), isoDay(positiveOn), optionalDay(releasedOn)]);
  }
}

function episodeFields(client: SupportClient, id: number) {
  const { reference, referredOn, exploitation, age, sex, decisions } = client.person;
  const { labour, sexual, domestic, criminal, organHarvesting } = exploitation;
  const [reasonable, conclusive] = decisions;
  const refusedOn = reasonable?.outcome === 'NEGATIVE' ? reasonable.madeOn : undefined;
  return [
    ...[id, reference, isoDay(referredOn), isoDay(client.startedOn), optionalDay(client.endedOn)],
    client.localAuthority,
    ...[labour, sexual, domestic, criminal, organHarvesting],
    ...[age, sex, client.housingAtEntry, client.housingAtExit],
    ...[client.missingOn, refusedOn, conclusive?.madeOn].map(optionalDay),
    conclusive?.outcome,
    ...[client.legalAdvice, client.advocate, client.deterredByFearOfDetention],
    ...[client.leaveHeldFrom, client.leaveGrantedOn].map(optionalDay),
  ];
}

const optionalDay = (day: Day | undefined): string | undefined =>
  day === undefined ? undefined : isoDay(day);
