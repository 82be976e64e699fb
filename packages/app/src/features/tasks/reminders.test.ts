import { asc } from "drizzle-orm";
import { expect, it } from "vitest";
import { mail } from "../../platform/mail.ts";
import { playPublished } from "../board/testing.ts";
import { labelReminder, openCase } from "../cases/index.ts";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { tendLabels } from "./operations/tend-labels.ts";
import { listTasks } from "./queries.ts";

async function sent({ services }: PlayedCase): Promise<[number, string][]> {
  const rows = await services.db.asWorker((tx) =>
    tx.select().from(labelReminder).orderBy(asc(labelReminder.sentOn), asc(labelReminder.months)),
  );
  return rows.map(({ months, sentOn }) => [months, sentOn]);
}

async function renewals({ services }: PlayedCase): Promise<string[]> {
  const rows = await services.db.asWorker((tx) => tx.select().from(mail));
  return rows.filter(({ subject }) => subject.endsWith("Forny kvalitetsmerket")).map(({ recipient }) => recipient);
}

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
