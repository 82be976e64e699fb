import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { edition as shipped } from "../../../test/support/edition.ts";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { demonstration, servicesOver } from "../../../test/support/world.ts";
import { seedDemonstration } from "../../demonstration/seed.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import { byEditionInForce } from "../../platform/services.ts";
import { assessment, loadAssessment, scoreAssessment, startAssessment, submitAssessment } from "../assessment/index.ts";
import { playGoldBeforeBoard } from "../board/testing.ts";
import { judgedNow, labelCase, loadCase, openCase } from "../cases/index.ts";
import { PEOPLE, type PlayedCase, playCase, VISIT } from "../cases/testing.ts";
import { cluster } from "../registry/index.ts";
import { edition } from "./tables.ts";
import { type Edit, openSchemeWorld, type SchemeWorld, STRICTER } from "./testing.ts";

/** An edition published in the middle of a case. */

test("a case that began before ends with the label that its own edition gives, on days when another is in force", async () => {
  const services = await demonstration();
  const world = await openSchemeWorld(services);
  // in force from the first of December: after the application, before the visit
  const hash = await world.publish(HIGHER, "2026-12-01");
  const played = await playGoldBeforeBoard(services);
  const loaded = await services.db.asPerson(PEOPLE.claire.id, (tx) =>
    loadCase(played.services, tx, played.caseId, PEOPLE.claire),
  );
  const { outcome, total } = judgedNow(loaded);
  expect([outcome, total]).toEqual(["awarded", { points: 149, lowest: 149, highest: 149, max: 150 }]);
  await played.take(PEOPLE.helena, { step: "vote", vote: "for" });
  await played.take(PEOPLE.lars, { step: "vote", vote: "for" });
  const { process, edition: own } = await played.take(PEOPLE.claire, { step: "decide", because: null });
  expect([process.state, own.hash]).toEqual(["awarded", shipped.hash]);
  // by the new one it would have been refused, and the page of that edition says so
  const [row] = await services.db.asWorker((tx) => tx.select().from(edition).where(eq(edition.hash, hash)));
  const page = await world.visitor(PEOPLE.claire.id).open(`/editions/${row?.id}`);
  expect(page.html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")).toContain(
    "Klaster Narzędziowy Brda Gold, decided Loses 149 met → not met",
  );
  await world.close();
}, 180_000);

test("an answer that another edition allowed and a new one does not, or does not know, counts as not given", async () => {
  const services = await demonstration();
  const world = await openSchemeWorld(services);
  const [old] = await services.db.asWorker((tx) =>
    tx.select().from(assessment).where(eq(assessment.createdBy, PEOPLE.piotr.id)),
  );
  const known = await services.db.asPerson(PEOPLE.piotr.id, (tx) =>
    loadAssessment(services, tx, old?.id ?? "", PEOPLE.piotr),
  );
  expect(known.facts.get("press.mentions")?.value).toBeGreaterThan(10);
  await world.publish(NARROWER, "2026-11-22");
  const made = await startAssessment(byEditionInForce(services), PEOPLE.piotr, {
    clusterId: old?.clusterId ?? "",
    scheme: "ecei-bronze",
    label: "bronze",
    referenceDate: old?.referenceDate ?? "",
  });
  expect(made.edition).toBe("2027-8");
  const piotr = world.visitor(PEOPLE.piotr.id, "en");
  for (const path of ["review", "result"])
    expect([path, (await piotr.open(`/assessments/${made.id}/${path}`)).status]).toEqual([path, 200]);
  // and still does for the one that allowed it
  expect((await piotr.open(`/assessments/${old?.id}/rows/5.1`)).html).toContain('value="20"');
  await world.close();
}, 60_000);

test("a case is not moved to an edition in which its submitted answers are not allowed", async () => {
  const played = await playCase("gold", "submitted");
  const world = await openSchemeWorld(played.services);
  const hash = await world.publish(NARROWER, "2026-11-22");
  const claire = world.visitor(PEOPLE.claire.id);
  const page = await claire.open(`/cases/${played.caseId}/edition`);
  expect(page.html).toContain("The submitted answers are not allowed in the new edition.");
  const sent = await claire.send(`/cases/${played.caseId}/edition`, { because: "x", hash, command: randomUUID() });
  expect(sent.status).toBe(409);
  const [row] = await played.services.db.asWorker((tx) => tx.select().from(labelCase));
  expect([row?.editionHash, row?.state]).toEqual([shipped.hash, "submitted"]);
  await world.close();
}, 60_000);

test("an assessment with answers that the edition of the case does not allow is not handed in", async () => {
  const services = await demonstration();
  const world = await openSchemeWorld(services);
  await world.publish(NARROWER, "2026-11-22");
  const played = await playCase("gold", "self_assessment", byEditionInForce(services));
  const [old] = await services.db.asWorker((tx) =>
    tx.select().from(assessment).where(eq(assessment.createdBy, PEOPLE.piotr.id)),
  );
  const assessmentId = old?.id ?? "";
  await submitAssessment(services, PEOPLE.piotr, { assessmentId, version: old?.version ?? 0 });
  const piotr = world.visitor(PEOPLE.piotr.id);
  await piotr.open(`/cases/${played.caseId}`);
  const command = randomUUID();
  const sent = await piotr.send(`/cases/${played.caseId}/hand-in`, { assessment: assessmentId, command });
  expect([sent.status, sent.html.includes("above_highest")]).toEqual([409, true]);
  const [row] = await services.db.asWorker((tx) => tx.select().from(labelCase));
  expect(row?.state).toBe("self_assessment");
  await world.close();
}, 60_000);

const NARROWER: readonly Edit[] = [
  { file: "edition.yaml", from: 'edition: "2026-1"', to: 'edition: "2027-8"' },
  { file: "facts.yaml", from: "press.mentions:\n", to: "press.mentions:\n    highest: 10\n" },
];

/** 150 of 150 points. */
const HIGHER: readonly Edit[] = [
  { file: "edition.yaml", from: 'edition: "2026-1"', to: 'edition: "2027-9"' },
  { file: "label-rules.yaml", from: "value: 0.80", to: "value: 1" },
];

describe.each(["pglite", "postgres"] as const)("%s", (engine) => {
  let server: Server | null = null;
  let world: SchemeWorld;
  let played: PlayedCase;
  let hash = "";

  beforeAll(async () => {
    if (engine === "postgres") {
      server = await startPostgres();
      const services = servicesOver(await openPostgres(server.url));
      await seedDemonstration(services.db, services.edition);
      played = await playCase("gold", "submitted", services);
    } else played = await playCase("gold", "submitted");
    world = await openSchemeWorld(played.services);
    hash = await world.publish(STRICTER, "2026-11-22");
  }, 180_000);
  afterAll(async () => {
    await world?.close();
    await played?.services.db.close();
    server?.stop();
  });

  const load = () =>
    played.services.db.asPerson(PEOPLE.claire.id, (tx) => loadCase(played.services, tx, played.caseId, PEOPLE.claire));

  test("a case goes on by its own edition, with the same score", async () => {
    const loaded = await load();
    expect([loaded.process.edition.hash, loaded.edition.hash, loaded.case.editionHash]).toEqual(
      Array(3).fill(shipped.hash),
    );
    const before = judgedNow(loaded);
    await played.take(PEOPLE.claire, {
      step: "plan_visit",
      starts: VISIT.from,
      ends: VISIT.until,
      timeZone: "Europe/Warsaw",
      place: "At the office of the cluster",
      mode: "face_to_face",
      travelKm: 100,
      expertOffice: false,
    });
    const after = await load();
    expect([judgedNow(after).total, after.process.edition.hash]).toEqual([before.total, shipped.hash]);
    expect((await world.visitor(PEOPLE.piotr.id).open(`/cases/${played.caseId}`)).html).toContain(
      "Oceniana według edycji 2026-1 systemu.",
    );
  });

  test("an assessment that was started before keeps its edition and its score, on every page", async () => {
    const { services } = played;
    const [own] = await services.db.asWorker((tx) =>
      tx.select().from(assessment).where(eq(assessment.clusterId, played.clusterId)),
    );
    const loaded = await services.db.asPerson(PEOPLE.piotr.id, (tx) =>
      loadAssessment(services, tx, own?.id ?? "", PEOPLE.piotr),
    );
    expect([loaded.edition.hash, scoreAssessment(loaded).score.total.points]).toEqual([
      shipped.hash,
      scoreAssessment({ ...loaded, edition: shipped }).score.total.points,
    ]);
    const piotr = world.visitor(PEOPLE.piotr.id);
    for (const page of ["rows/3.1", "review", "result", "report"]) {
      const shown = await piotr.open(`/assessments/${own?.id}/${page}`);
      expect([page, shown.status]).toEqual([page, 200]);
    }
    // 18 months are the third step of 3.1 by the old edition, and are not by the new one
    expect((await piotr.open(`/assessments/${own?.id}/rows/3.1`)).html).toContain("18");
  });

  test("a new assessment and a new case follow the new edition, on their page too", async () => {
    const services = byEditionInForce(played.services);
    const [fjord] = await services.db.asWorker((tx) =>
      tx.select().from(cluster).where(eq(cluster.name, "Fjordkraft Industriklynge")),
    );
    const clusterId = fjord?.id ?? "";
    const made = await startAssessment(services, PEOPLE.ingrid, {
      clusterId,
      scheme: "ecei-gold",
      label: "gold",
      referenceDate: "2026-11-20",
    });
    expect([made.edition, made.editionHash]).toEqual(["2027-1", hash]);
    const ingrid = world.visitor(PEOPLE.ingrid.id);
    expect((await ingrid.open(`/assessments/${made.id}/rows/3.1`)).html).toContain("2027-1");
    const caseId = await openCase(services, PEOPLE.ingrid, { clusterId, label: "gold", firstBenchmarking: null });
    const [row] = await services.db.asWorker((tx) => tx.select().from(labelCase).where(eq(labelCase.id, caseId)));
    expect([row?.editionHash, row?.opened.edition]).toEqual([hash, { id: "2027-1", hash }]);
  });

  test("the list says which is in force, and its page what differs from the one before", async () => {
    const list = await world.visitor(PEOPLE.claire.id).open("/editions");
    expect(list.html).toContain("In force");
    const [row] = await played.services.db.asWorker((tx) => tx.select().from(edition));
    const page = await world.visitor(PEOPLE.claire.id).open(`/editions/${row?.id}`);
    // in force itself, it is set beside the one before it
    expect([page.status, page.html.includes("What differs from edition 2026-1")]).toEqual([200, true]);
  });

  test("a published edition is changed by nobody, not by the program either", async () => {
    const { db } = played.services;
    for (const change of [{ content: "{}" }, { effectiveFrom: "2020-01-01" }, { publishedAt: null }, { name: "x" }])
      await expect(
        db.asPerson(PEOPLE.claire.id, (tx) => tx.update(edition).set(change).where(eq(edition.hash, hash))),
      ).rejects.toThrow();
    await expect(
      db.asPerson(PEOPLE.claire.id, (tx) => tx.delete(edition).where(eq(edition.hash, hash))),
    ).rejects.toThrow();
    await expect(
      db.asWorker((tx) => tx.update(edition).set({ content: "{}" }).where(eq(edition.hash, hash))),
    ).rejects.toThrow();
    // nor is one taken back once its day has come
    await expect(
      db.asPerson(PEOPLE.claire.id, (tx) =>
        tx
          .update(edition)
          .set({ withdrawnBy: PEOPLE.claire.id, withdrawnAt: new Date("2026-11-23T00:00:00Z") })
          .where(eq(edition.hash, hash)),
      ),
    ).rejects.toThrow();
    const [row] = await db.asWorker((tx) => tx.select().from(edition).where(eq(edition.hash, hash)));
    expect([row?.name, row?.effectiveFrom, row?.withdrawnAt]).toEqual(["2027-1", "2026-11-22", null]);
  });

  describe("moving the case", () => {
    const path = () => `/cases/${played.caseId}/edition`;

    test("is refused to everybody but the secretariat", async () => {
      for (const person of [PEOPLE.piotr.id, PEOPLE.astrid.id, PEOPLE.helena.id, PEOPLE.ingrid.id]) {
        const visitor = world.visitor(person);
        await visitor.open("/account");
        const sent = await visitor.send(path(), { because: "x", hash, command: randomUUID() });
        expect([person, [403, 404].includes(sent.status)]).toEqual([person, true]);
        expect([person, [403, 404].includes((await visitor.open(path())).status)]).toEqual([person, true]);
      }
      expect((await load()).edition.hash).toBe(shipped.hash);
    });

    test("is refused without a reason, and to an edition that is not the one in force", async () => {
      const claire = world.visitor(PEOPLE.claire.id);
      await claire.open(path());
      expect((await claire.send(path(), { because: " ", hash, command: randomUUID() })).status).toBe(422);
      const other = { because: "x", hash: "c".repeat(64), command: randomUUID() };
      expect((await claire.send(path(), other)).status).toBe(409);
      expect((await load()).edition.hash).toBe(shipped.hash);
    });

    test("shows what becomes of the case, is on its trail, and judges it by the new edition", async () => {
      const claire = world.visitor(PEOPLE.claire.id);
      expect((await claire.open(`/cases/${played.caseId}`)).html).toContain(`href="${path()}"`);
      const before = judgedNow(await load());
      const page = await claire.open(path());
      expect(page.html).toContain("What becomes of this case");
      expect(page.html).toContain("gold.yaml: indicators[3.1].steps[2]");
      const command = randomUUID();
      const sent = await claire.send(path(), { because: "The board asked for it.", hash, command });
      expect(sent.location).toBe(`/cases/${played.caseId}?done=move_edition`);
      const after = await load();
      expect([after.edition.hash, after.case.editionHash, after.process.edition]).toEqual([
        hash,
        hash,
        { id: "2027-1", hash },
      ]);
      expect(after.trail.at(-1)?.data).toMatchObject({ step: "move_edition", edition: "2027-1", hash });
      // what was submitted keeps its own; it is only read by the other
      expect(after.data.edition).toBe("2026-1");
      expect(judgedNow(after).total?.points).not.toBeNull();
      expect(judgedNow(after).total?.max).toBe(before.total?.max);
      // sent twice it is done once
      expect((await claire.send(path(), { because: "The board asked for it.", hash, command })).status).toBe(303);
      expect((await load()).trail).toHaveLength(after.trail.length);
      const shown = await claire.open(`/cases/${played.caseId}`);
      expect([shown.html.includes("Judged by edition 2027-1"), shown.html.includes(`href="${path()}"`)]).toEqual([
        true,
        false,
      ]);
      expect((await claire.open(`/cases/${played.caseId}/trail`)).html).toContain("The board asked for it.");
      // the assessment itself stays with its own
      const [own] = await played.services.db.asWorker((tx) =>
        tx.select().from(assessment).where(eq(assessment.clusterId, played.clusterId)),
      );
      expect(own?.editionHash).toBe(shipped.hash);
    });

    test("is over once the experts have been there", async () => {
      played.goTo(`${VISIT.lastDay}T15:00:00Z`);
      await played.take(PEOPLE.astrid, { step: "record_visit", lastDay: VISIT.lastDay, observers: null });
      const claire = world.visitor(PEOPLE.claire.id);
      // back to the old one would be another edition, and too late
      const step = { step: "move_edition", edition: shipped.id, hash: shipped.hash, because: "x" } as const;
      await expect(played.take(PEOPLE.claire, step)).rejects.toMatchObject({ details: { refusal: "step_not_now" } });
      expect((await claire.open(path())).html).toContain("which is in force");
      const scoring = await world.visitor(PEOPLE.astrid.id).open(`/cases/${played.caseId}/scoring`);
      expect(scoring.status).toBe(200);
    });
  });
});
