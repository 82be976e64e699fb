import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { mail } from "../../platform/mail.ts";
import { office } from "../../platform/tables.ts";
import type { Person } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { playAppeal } from "../board/testing.ts";
import { takeStep } from "../cases/index.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { absence } from "../experts/index.ts";

/** Whoever holds an office is away, and somebody of the same office stands in. */

const { claire, sofie, helena, kari, ingrid } = PEOPLE;
const ALWAYS = { starts: "2000-01-01", ends: "2999-12-31" };
const JONAS: Person = { ...PEOPLE.jonas, offices: ["appeals"] };
const INGRID: Person = { ...ingrid, offices: ["secretariat"] };

async function hold({ services }: PlayedCase, person: Person): Promise<void> {
  const [held] = person.offices;
  await services.db.asWorker((tx) => tx.insert(office).values({ personId: person.id, office: held ?? "board" }));
}

function visitor({ services }: PlayedCase, { id }: Person): Visitor {
  return new Visitor(createApp(services), id);
}

const absences = ({ services }: PlayedCase) =>
  services.db.asWorker((tx) => tx.select({ person: absence.personId, delegate: absence.delegate }).from(absence));

describe("the page of an officer's absence", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("bronze", "draft");
    await hold(played, JONAS);
    await hold(played, INGRID);
  });

  it("is for officers: not for clusters, nor for experts, who have their own", async () => {
    for (const who of [kari, PEOPLE.astrid])
      expect((await visitor(played, who).open("/tasks/absence")).status).toBe(403);
    expect((await visitor(played, kari).send("/tasks/absence", ALWAYS)).status).toBe(403);
  });

  it("refuses somebody of another office, and the person himself", async () => {
    const own = visitor(played, claire);
    await own.open("/tasks/absence");
    for (const delegate of [sofie.id, helena.id, kari.id, claire.id]) {
      const sent = await own.send("/tasks/absence", { ...ALWAYS, delegate });
      expect([delegate, sent.status]).toEqual([delegate, 400]);
    }
    expect((await own.send("/tasks/absence", { starts: "2027-02-02", ends: "2027-02-01" })).status).toBe(422);
    expect(await absences(played)).toEqual([]);
  });

  it("tells a member of the board that nobody votes for her, and names nobody", async () => {
    const own = visitor(played, helena);
    const { html } = await own.open("/tasks/absence");
    expect([html.includes("Nobody votes on the board for you"), html.includes('name="delegate"')]).toEqual([
      true,
      false,
    ]);
    expect((await own.send("/tasks/absence", { ...ALWAYS, delegate: "tomas-novak" })).status).toBe(400);
    expect((await own.send("/tasks/absence", ALWAYS)).location).toBe("/tasks/absence?done=absence_added");
  });

  it("takes an absence in, with who stands in, and out again; nobody else's", async () => {
    const own = visitor(played, claire);
    await own.open("/tasks/absence");
    await own.send("/tasks/absence", { ...ALWAYS, delegate: INGRID.id });
    expect(await absences(played)).toContainEqual({ person: claire.id, delegate: INGRID.id });
    const rows = await played.services.db.asWorker((tx) => tx.select().from(absence));
    const one = rows.find(({ personId }) => personId === claire.id)?.id ?? "";
    const other = visitor(played, helena);
    await other.open("/tasks/absence");
    expect((await other.send(`/tasks/absence/${one}/remove`, {})).status).toBe(404);
    await own.send(`/tasks/absence/${one}/remove`, {});
    expect(await absences(played)).not.toContainEqual({ person: claire.id, delegate: INGRID.id });
  });
});

describe("while an officer of the secretariat is away", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("bronze", "contract");
    await hold(played, INGRID);
    await played.services.db.asWorker((tx) =>
      tx.insert(absence).values({ personId: claire.id, ...ALWAYS, delegate: INGRID.id, changedAt: new Date() }),
    );
  });

  it("who stands in sees her cases, acts under his own name, and the trail says for whom", async () => {
    const { html } = await visitor(played, INGRID).open("/tasks");
    // it stood there twice: as her own, and as that of the other one
    const told = html
      .slice(html.indexOf("<main"))
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
    expect(told.match(/Offer the contract/g)).toHaveLength(1);
    expect(told).toContain("Offer the contract Bronze, Grønn Prosessklynge for Claire Dubois, until 31 Dec 2999");
    expect(told).not.toContain("For people who are away");
    const way = { mode: "video" as const, travelKm: null, expertOffice: false };
    const { trail } = await played.take(INGRID, { step: "offer_contract", plannedOn: "2026-12-15", ...way });
    expect([trail.at(-1)?.person, trail.at(-1)?.data]).toMatchObject([INGRID.id, { onBehalfOf: claire.id }]);
    const page = await visitor(played, INGRID).open(`/cases/${played.caseId}/trail`);
    expect(page.html.replace(/\s+/g, " ")).toContain("Ingrid Solheim (secretariat, on behalf of Claire Dubois)");
  });

  // its form was offered, and refused when it was sent
  it("who stands in is offered no step of the office in a case of her own cluster", async () => {
    await hold(played, { ...kari, offices: ["secretariat"] });
    const offered = async (who: Person) => {
      const { html } = await visitor(played, who).open(`/cases/${played.caseId}`);
      return [...html.matchAll(/steps\/(\w+)"/g)].map(([, step]) => step);
    };
    expect(await offered(claire)).toContain("offer_contract");
    expect(await offered(kari)).toEqual(["sign_contract", "withdraw_application"]);
  });

  it("nobody votes for anybody: the quorum counts people", async () => {
    await played.services.db.asWorker((tx) =>
      tx.insert(absence).values({ personId: helena.id, ...ALWAYS, delegate: "tomas-novak", changedAt: new Date() }),
    );
    const board = await played.services.db.asPerson("tomas-novak", (tx) =>
      tx.execute(sql`select office from stood_in_for('2026-12-01')`),
    );
    expect((board as unknown as { rows: unknown[] }).rows).toEqual([]);
  });
});

describe("while the officer of an appeal is away", () => {
  let played: PlayedCase;
  const because = "The field was described.";
  const decide = (person: Person) =>
    takeStep(played.services, person, {
      caseId: played.caseId,
      step: { step: "decide_appeal", outcome: "returned", because },
      commandId: randomUUID(),
    });
  const away = (days = ALWAYS) =>
    played.services.db.asWorker((tx) =>
      tx.insert(absence).values({ personId: sofie.id, ...days, delegate: JONAS.id, changedAt: new Date() }),
    );
  beforeEach(async () => {
    played = await playAppeal();
    await hold(played, JONAS);
  });

  it("nobody else sees or decides it, nor does who is named for other days", async () => {
    await played.take(claire, { step: "assign_appeal", officer: sofie.id });
    await away({ starts: "2000-01-01", ends: "2000-12-31" });
    await expect(decide(JONAS)).rejects.toMatchObject({ code: "not_found" });
    expect((await visitor(played, JONAS).open(`/cases/${played.caseId}/appeal`)).status).toBe(404);
  });

  // policies asked the database for its day, which has a time zone of its own
  it("who stands in sees it on the days of the program's clock", async () => {
    await played.take(claire, { step: "assign_appeal", officer: sofie.id });
    await away({ starts: "2027-03-01", ends: "2027-03-31" });
    const seenOn = (day: string) =>
      played.services.db.asPerson(JONAS.id, async (tx) => {
        await tx.execute(sql`select set_config('klynge.today', ${day}, true)`);
        const seen = await tx.execute(sql`select id from label_case where id = ${played.caseId}`);
        return (seen as unknown as { rows: unknown[] }).rows.length;
      });
    expect([await seenOn("2027-02-28"), await seenOn("2027-04-01")]).toEqual([0, 0]);
    expect([await seenOn("2027-03-01"), await seenOn("2027-03-31")]).toEqual([1, 1]);
  });

  it("who stands in gets the letter too, finds it in his list, and decides under his own name", async () => {
    await away();
    await played.take(claire, { step: "assign_appeal", officer: sofie.id });
    const rows = await played.services.db.asWorker((tx) => tx.select().from(mail));
    const told = rows.filter(({ subject }) => /appeal/i.test(subject)).map(({ recipient }) => recipient.split("@")[0]);
    expect(told).toEqual(expect.arrayContaining([sofie.id, JONAS.id]));
    const own = visitor(played, JONAS);
    const { html } = await own.open("/tasks");
    expect([html.includes("for Sofie Maes"), html.includes(`href="/cases/${played.caseId}/appeal"`)]).toEqual([
      true,
      true,
    ]);
    expect((await own.open(`/cases/${played.caseId}/appeal`)).status).toBe(200);
    const { trail, process } = await decide(JONAS);
    expect([trail.at(-1)?.person, trail.at(-1)?.data, process.appeal]).toMatchObject([
      JONAS.id,
      { onBehalfOf: sofie.id },
      { state: "returned", officer: JONAS.id },
    ]);
  });

  it("somebody who is in conflict in the case does not stand in", async () => {
    await away();
    await played.take(claire, { step: "assign_appeal", officer: sofie.id });
    await played.services.db.asWorker((tx) =>
      tx.execute(
        sql`insert into case_expert (case_id, person_id, state) values (${played.caseId}, ${JONAS.id}, 'left')`,
      ),
    );
    await expect(decide(JONAS)).rejects.toMatchObject({ code: "not_found" });
    expect((await visitor(played, JONAS).open("/tasks")).html).not.toContain(`href="/cases/${played.caseId}/appeal"`);
  });
});
