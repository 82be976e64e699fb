import { askedBy, computeFacts, type RegisterFacts } from "@klynge/core";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demonstration } from "../../test/support/world.ts";
import { factValue } from "../features/assessment/index.ts";
import { cluster, type LoadedRegister, loadRegister } from "../features/registry/index.ts";
import type { Services } from "../platform/services.ts";

/** The register of Fjordkraft: something on every page, and mostly what its answers say. */
let services: Services;
let register: LoadedRegister;
let facts: RegisterFacts;
let answers: (typeof factValue.$inferSelect)[];

beforeAll(async () => {
  services = await demonstration();
  await services.db.asWorker(async (tx) => {
    const [own] = await tx.select().from(cluster).where(eq(cluster.name, "Fjordkraft Industriklynge"));
    register = await loadRegister(tx, own?.id ?? "");
    answers = await tx
      .select()
      .from(factValue)
      .where(eq(factValue.clusterId, own?.id ?? ""));
  });
  facts = computeFacts(register, askedBy(services.edition, "2026-05-01"));
});
afterAll(() => services.db.close());

test("has something in every section, but for the training plan, of which it is known that there is none", () => {
  const empty = Object.entries(register).filter(([, own]) => own === null || (Array.isArray(own) && own.length === 0));
  expect(empty).toEqual([["trainingPlans", []]]);
});

test("lacks nothing", () => {
  expect(Object.entries(facts).filter(([, { gaps }]) => gaps.length > 0)).toEqual([]);
});

test("agrees with the answers, but for two that have a reason, and one that the register has overtaken", () => {
  const differing = answers.flatMap(({ fact, value, registerValue, registerReason }) => {
    const now = facts[fact]?.value;
    return now === undefined || now === value
      ? []
      : [{ fact, value, now, registerValue, explained: registerReason !== "" }];
  });
  expect(differing.sort((a, b) => (a.fact < b.fact ? -1 : 1))).toEqual([
    { fact: "activities.aligned", value: 48, now: 16, registerValue: 16, explained: true },
    { fact: "activities.total", value: 60, now: 23, registerValue: 23, explained: true },
    { fact: "press.mentions", value: 20, now: 21, registerValue: 20, explained: false },
  ]);
});

test("knows an answer that nobody has given", () => {
  expect(facts["contacts.participants_contacted"]?.value).toBe(48);
  expect(answers.some(({ fact }) => fact === "contacts.participants_contacted")).toBe(false);
});
