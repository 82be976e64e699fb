import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { mail } from "../../platform/mail.ts";
import { playPublished } from "../board/testing.ts";
import { openCase, takeStep } from "../cases/index.ts";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { clusterLabel } from "../registry/index.ts";
import { tendLabels } from "./operations/tend-labels.ts";
import { listTasks } from "./queries.ts";
import { labelReminder } from "./tables.ts";

/** Of the labels of the cluster; those of others in the demonstration end too. */
async function sent({ services, clusterId }: PlayedCase): Promise<[number, string][]> {
  const rows = await services.db.asWorker((tx) =>
    tx
      .select({ months: labelReminder.months, sentOn: labelReminder.sentOn })
      .from(labelReminder)
      .innerJoin(clusterLabel, eq(clusterLabel.id, labelReminder.labelId))
      .where(eq(clusterLabel.clusterId, clusterId))
      .orderBy(asc(labelReminder.sentOn), asc(labelReminder.months)),
  );
  return rows.map(({ months, sentOn }) => [months, sentOn]);
}

async function letters({ services }: PlayedCase, subject: string): Promise<string[]> {
  const rows = await services.db.asWorker((tx) => tx.select().from(mail).orderBy(mail.createdAt, mail.recipient));
  return rows.filter((one) => one.subject === subject).map(({ recipient }) => recipient);
}
const renewals = (played: PlayedCase) => letters(played, "Bronse, Grønn Prosessklynge: Forny kvalitetsmerket");

async function ownTasks({ services }: PlayedCase): Promise<[string, string | null][]> {
  const rows = await services.db.asPerson("kari-lunde", (tx) => listTasks(tx, PEOPLE.kari, { page: 0, size: 9 }));
  return rows.map(({ task, due_on: due }) => [task, due]);
}

it("reminds nobody before the time, nor of a label that was withdrawn", async () => {
  const played = await playPublished();
  played.goTo("2027-12-15T10:00:00Z");
  await tendLabels(played.services);
  expect([await sent(played), await renewals(played), await ownTasks(played)]).toEqual([[], [], []]);
  await played.take(PEOPLE.claire, { step: "withdraw_label", because: "The field was not there." });
  played.goTo("2027-12-16T10:00:00Z");
  await tendLabels(played.services);
  expect([await sent(played), await renewals(played)]).toEqual([[], []]);
});

it("reminds 12, 6, 3 and 1 months before the end, each once, and of what was missed only the last", async () => {
  const played = await playPublished();
  for (const day of ["2027-12-16", "2027-12-17", "2028-09-20", "2028-11-16", "2028-12-16", "2028-12-17"]) {
    played.goTo(`${day}T10:00:00Z`);
    await tendLabels(played.services);
    await tendLabels(played.services);
  }
  expect(await sent(played)).toEqual([
    [12, "2027-12-16"],
    [3, "2028-09-20"],
    [1, "2028-11-16"],
    // the letter after the end
    [0, "2028-12-17"],
  ]);
  expect(await renewals(played)).toEqual(Array.from({ length: 3 }, () => "kari-lunde@demo.invalid"));
});

it("lets the renewal wait until the cluster applies", async () => {
  const played = await playPublished();
  const { services, clusterId } = played;
  played.goTo("2027-12-16T10:00:00Z");
  await tendLabels(services);
  expect(await ownTasks(played)).toEqual([["renew", "2028-12-16"]]);
  await openCase(services, PEOPLE.kari, { clusterId, label: "bronze", firstBenchmarking: null });
  played.goTo("2028-06-15T10:00:00Z");
  await tendLabels(services);
  expect(await ownTasks(played)).toEqual([["apply", null]]);
  expect(await sent(played)).toEqual([[12, "2027-12-16"]]);
});

// any application that was open, even one that was never handed in, or for another label, kept the letters back
it("goes on reminding while an application is not handed in, or is for another label", async () => {
  const played = await playPublished();
  const { services, clusterId } = played;
  const silver = { clusterId, label: "silver", firstBenchmarking: "2026-12-16" } as const;
  await openCase(services, PEOPLE.kari, silver);
  const id = await openCase(services, PEOPLE.kari, { clusterId, label: "bronze", firstBenchmarking: null });
  played.goTo("2027-12-16T10:00:00Z");
  await tendLabels(services);
  expect(await sent(played)).toEqual([[12, "2027-12-16"]]);
  await takeStep(services, PEOPLE.kari, { caseId: id, step: { step: "ask_eligibility" }, commandId: randomUUID() });
  played.goTo("2028-12-17T10:00:00Z");
  await tendLabels(services);
  expect(await sent(played)).toEqual([[12, "2027-12-16"]]);
});

it("tells once that a label has ended, and lets its renewal wait for a year more", async () => {
  const played = await playPublished();
  for (const day of ["2028-12-16", "2028-12-17", "2028-12-18", "2029-12-16"]) {
    played.goTo(`${day}T10:00:00Z`);
    await tendLabels(played.services);
  }
  expect(await sent(played)).toEqual([
    [1, "2028-12-16"],
    [0, "2028-12-17"],
  ]);
  expect(await letters(played, "Bronse, Grønn Prosessklynge: Kvalitetsmerket er utløpt")).toEqual([
    "kari-lunde@demo.invalid",
  ]);
  expect(await ownTasks(played)).toEqual([["renew", "2028-12-16"]]);
  played.goTo("2029-12-17T10:00:00Z");
  await tendLabels(played.services);
  expect(await ownTasks(played)).toEqual([]);
});

it("reminds nobody of a label that is suspended, and again once it is not", async () => {
  const played = await playPublished();
  await played.take(PEOPLE.claire, { step: "suspend_label", because: "The team left." });
  played.goTo("2027-12-16T10:00:00Z");
  await tendLabels(played.services);
  expect([await sent(played), await ownTasks(played)]).toEqual([[], []]);
  await played.take(PEOPLE.claire, { step: "reinstate_label", because: "A new team works." });
  await tendLabels(played.services);
  expect(await sent(played)).toEqual([[12, "2027-12-16"]]);
  await played.take(PEOPLE.claire, { step: "suspend_label", because: "It left too." });
  expect(await ownTasks(played)).toEqual([]);
});

// labels that no case of the installation gave were in nobody's round
it("reminds of labels from before", async () => {
  const played = await playPublished();
  played.goTo("2027-03-31T10:00:00Z");
  await tendLabels(played.services);
  expect(await letters(played, "Bronze, Fjordkraft Industriklynge: Renew the label")).toEqual([
    "ingrid-solheim@demo.invalid",
  ]);
  const tasks = await played.services.db.asPerson("ingrid-solheim", (tx) =>
    listTasks(tx, PEOPLE.ingrid, { page: 0, size: 9 }),
  );
  expect(tasks.map(({ task, due_on: due }) => [task, due])).toEqual([["renew", "2028-03-31"]]);
});
