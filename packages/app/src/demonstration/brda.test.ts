import { askedBy, computeFacts } from "@klynge/core";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demonstration } from "../../test/support/world.ts";
import { assessment, factValue, rowNote } from "../features/assessment/index.ts";
import { cluster, loadRegister } from "../features/registry/index.ts";
import type { Services } from "../platform/services.ts";
import { ORGANISATIONS } from "./brda/organisations.ts";
import { PEOPLE } from "./people.ts";

/** Brda had no members, Norwegian evidence, and its secretariat was one person: nobody could stand in for her. */
let services: Services;
let clusterId = "";
beforeAll(async () => {
  services = await demonstration();
  const [own] = await services.db.asWorker((tx) =>
    tx.select().from(cluster).where(eq(cluster.name, "Klaster Narzędziowy Brda")),
  );
  clusterId = own?.id ?? "";
});
afterAll(() => services.db.close());

test("no two members have one name or one number", () => {
  expect(new Set(ORGANISATIONS.map(({ name }) => name)).size).toBe(ORGANISATIONS.length);
  expect(new Set(ORGANISATIONS.flatMap(({ number }) => number ?? [])).size).toBe(
    ORGANISATIONS.filter(({ number }) => number !== null).length,
  );
});

test("every answer that the register knows is what it says", async () => {
  const { register, answers } = await services.db.asWorker(async (tx) => ({
    register: await loadRegister(tx, clusterId),
    answers: await tx.select().from(factValue).where(eq(factValue.clusterId, clusterId)),
  }));
  const facts = computeFacts(register, askedBy(services.edition, "2026-09-01"));
  const known = answers.flatMap(({ fact, value }) => {
    const now = facts[fact]?.value;
    return now === null || now === undefined ? [] : [{ fact, value, now }];
  });
  expect(known.filter(({ value, now }) => value !== now)).toEqual([]);
  expect(known.map(({ fact }) => fact).sort()).toEqual([
    "cluster.national",
    "organisation.start_date",
    "participants.committed",
    "participants.committed_year_ago",
    "participants.consultant",
    "participants.finance",
    "participants.joined_12m",
    "participants.large",
    "participants.left_12m",
    "participants.listed",
    "participants.other",
    "participants.public",
    "participants.research",
    "participants.sme",
    "participants.training",
    "participants.university",
    "participants.within_radius",
  ]);
});

test("names its evidence in Polish", async () => {
  const [note] = await services.db.asWorker((tx) =>
    tx
      .select({ evidence: rowNote.evidence })
      .from(rowNote)
      .innerJoin(assessment, eq(assessment.id, rowNote.assessmentId))
      .where(eq(assessment.clusterId, clusterId))
      .orderBy(rowNote.rowId),
  );
  expect(note?.evidence).toBe(services.edition.edition.files["texts/gold.yaml"]["1.1.0"]?.evidence.pl);
});

test("two people are the secretariat", () => {
  expect(PEOPLE.filter(({ offices }) => offices.includes("secretariat")).map(({ name }) => name)).toEqual([
    "Claire Dubois",
    "Hanna Virtanen",
  ]);
});
