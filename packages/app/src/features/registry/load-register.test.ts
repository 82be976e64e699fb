import { computeFacts, type Register } from "@klynge/core";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { example, RADIUS_KM, REFERENCE_DATE } from "../../../../core/test/register/example.ts";
import { writeRegister } from "../../../test/support/register.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import { loadRegister } from "./load-register.ts";
import { cluster, membership, organisation, registerLink } from "./tables.ts";

/** The register of the core's tests, through the tables. Each test has a cluster of its own, with Kari as its owner. */
let services: Services;
const KARI = "kari-lunde";

beforeAll(async () => {
  services = await demonstration();
});
afterAll(() => services.db.close());

const asked = { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM };

async function withRegister(
  register: Register,
  change: (tx: Transaction, ids: ReadonlyMap<string, string>, clusterId: string) => Promise<void> = async () => {},
) {
  return services.db.asWorker(async (tx) => {
    const [made] = await tx.insert(cluster).values({ name: "Register", country: "NO" }).returning();
    const clusterId = made?.id ?? "";
    const ids = await writeRegister(tx, { clusterId, changedBy: KARI }, register);
    await change(tx, ids, clusterId);
    return { clusterId, ids, register: await loadRegister(tx, clusterId) };
  });
}

describe("refused", () => {
  test.each(["claire", "x", "00000000-0000-0000-0000-000000000000"])("no cluster: %s", async (id) => {
    await expect(services.db.asWorker((tx) => loadRegister(tx, id))).rejects.toMatchObject({ code: "not_found" });
  });
  test("the cluster of others", async () => {
    const { clusterId } = await withRegister(example);
    await expect(services.db.asPerson(KARI, (tx) => loadRegister(tx, clusterId))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("tells the same facts as the one that was written", async () => {
  const { register } = await withRegister(example);
  expect(computeFacts(register, asked)).toEqual(computeFacts(example, asked));
});

test("a section that nobody wrote in is unknown; one that was confirmed as empty is empty", async () => {
  const unknown = { ...example, memberships: null, team: null, outlooks: null, budgets: null };
  expect(computeFacts((await withRegister(unknown)).register, asked)).toEqual(computeFacts(unknown, asked));
  const empty = { ...example, memberships: [], team: [], contacts: [], stories: [], partners: [] };
  expect(computeFacts((await withRegister(empty)).register, asked)).toEqual(computeFacts(empty, asked));
});

test("a gap names organisations, entries and people, and where they stand", async () => {
  const nameless = {
    ...example,
    organisations: example.organisations.map((own) => (own.id === "beta" ? { ...own, size: null } : own)),
    team: (example.team ?? []).map((own) => (own.person === "marit" ? { ...own, certified: null } : own)),
    applications: [{ id: "a5", on: "2026-01-01", granted: true, volume: null }],
  };
  const { register, ids } = await withRegister(nameless);
  const facts = computeFacts(register, asked);
  const named = (fact: string) =>
    facts[fact]?.gaps.flatMap(({ of }) => of.map((id) => ({ ...register.subjects.get(id), id: undefined })));
  expect(named("participants.sme")).toEqual([{ name: "beta", section: null }]);
  expect(named("team.certified_key_staff")).toEqual([{ name: "marit", section: "team" }]);
  expect(named("acquisition.volume")).toEqual([{ name: "a5", section: "application" }]);
  expect(facts["participants.sme"]?.gaps).toEqual([{ code: "size_unknown", of: [ids.get("beta")] }]);
});

describe("an organisation that was merged into another one", () => {
  test("is that other one wherever it stands, and is counted once", async () => {
    // gamma turned out to be alfa, and alfa to be beta
    const { register } = await withRegister(example, async (tx, ids) => {
      await tx
        .update(organisation)
        .set({ mergedInto: ids.get("alfa") })
        .where(eq(organisation.id, ids.get("gamma") ?? ""));
      await tx
        .update(organisation)
        .set({ mergedInto: ids.get("beta") })
        .where(eq(organisation.id, ids.get("alfa") ?? ""));
    });
    const facts = computeFacts(register, asked);
    // alfa, beta and gamma are one of the seven
    expect(facts["participants.committed"]?.value).toBe(5);
    expect(facts["participants.joined_12m"]?.value).toBe(1);
    // alfa and beta were contacted
    expect(facts["contacts.participants_contacted"]?.value).toBe(1);
  });

  test("does not make a joint project of one that has no other participant", async () => {
    const { register } = await withRegister(example, async (tx, ids) => {
      for (const own of ["delta", "epsilon"])
        await tx
          .update(organisation)
          .set({ mergedInto: ids.get("alfa") })
          .where(eq(organisation.id, ids.get(own) ?? ""));
    });
    expect(computeFacts(register, asked)["cooperation.projects"]?.value).toBe(0);
  });

  test("in a circle, which nobody should make, ends", async () => {
    const { register } = await withRegister(example, async (tx, ids) => {
      const [alfa = "", beta = ""] = [ids.get("alfa"), ids.get("beta")];
      await tx.update(organisation).set({ mergedInto: beta }).where(eq(organisation.id, alfa));
      await tx.update(organisation).set({ mergedInto: alfa }).where(eq(organisation.id, beta));
    });
    expect(computeFacts(register, asked)["participants.committed"]?.value).toBe(5);
  });
});

describe("the revision", () => {
  const revisionOf = (clusterId: string) =>
    services.db.asWorker(async (tx) => (await loadRegister(tx, clusterId)).revision);

  test("goes up with each change, of one cluster alone, and not with a reading", async () => {
    const [{ clusterId, ids }, other] = [await withRegister(example), await withRegister(example)];
    const [before, beside] = [await revisionOf(clusterId), await revisionOf(other.clusterId)];
    expect(await revisionOf(clusterId)).toBe(before);
    const changes: ((tx: Transaction) => Promise<unknown>)[] = [
      (tx) =>
        tx
          .update(organisation)
          .set({ size: "large" })
          .where(eq(organisation.id, ids.get("beta") ?? "")),
      (tx) => tx.delete(membership).where(eq(membership.organisationId, ids.get("beta") ?? "")),
      (tx) => tx.delete(registerLink).where(eq(registerLink.organisationId, ids.get("alfa") ?? "")),
    ];
    for (const [index, change] of changes.entries()) {
      await services.db.asWorker(change);
      expect(await revisionOf(clusterId)).toBe(before + index + 1);
    }
    expect(await revisionOf(other.clusterId)).toBe(beside);
  });
});
