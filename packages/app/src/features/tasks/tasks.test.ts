import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { mail } from "../../platform/mail.ts";
import { createApp } from "../../server.tsx";
import { MEETING_DAY, playAppeal, playBeforeBoard, playPublished } from "../board/testing.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { absence } from "../experts/index.ts";
import { countTasks, listTasks, loadOfExperts } from "./queries.ts";

type Who = keyof typeof PEOPLE;

function visitors({ services }: PlayedCase): (who: Who) => Visitor {
  const app = createApp(services);
  return (who) => new Visitor(app, PEOPLE[who].id);
}

async function tasksOf({ services }: PlayedCase, who: Who): Promise<string[]> {
  const person = PEOPLE[who];
  const rows = await services.db.asPerson(person.id, (tx) => listTasks(tx, person, { page: 0, size: 50 }));
  return rows.map(({ task }) => task);
}

async function letters({ services }: PlayedCase) {
  const rows = await services.db.asWorker((tx) =>
    tx.select().from(mail).orderBy(mail.createdAt, mail.recipient, mail.subject),
  );
  return rows.map(({ recipient, subject, language }) => `${recipient.split("@")[0]} ${language}: ${subject}`);
}

describe("the work list", () => {
  it("is for people who are signed in; the pipeline and the letters for the secretariat alone", async () => {
    const played = await playCase("bronze", "draft");
    const app = createApp(played.services);
    const stranger = new Visitor(app, null);
    for (const path of ["/tasks", "/tasks/calendar.ics"])
      expect((await stranger.open(path)).location).toMatch(/^\/sign-in/);
    const as = visitors(played);
    for (const who of ["kari", "astrid", "helena", "sofie"] as const)
      for (const path of ["/tasks/pipeline", "/tasks/letters", "/tasks/letters/vote/en"])
        expect([who, path, (await as(who).open(path)).status]).toEqual([who, path, 403]);
    for (const path of ["/tasks/letters/vote/de", "/tasks/letters/nothing/en"])
      expect((await as("claire").open(path)).status).toBe(404);
  });

  it("shows to each what waits for him, and nobody what waits for others", async () => {
    const played = await playCase("bronze", "draft");
    const everybody = async () =>
      Object.fromEntries(
        await Promise.all(
          (["kari", "ingrid", "claire", "astrid", "helena", "sofie"] as const).map(async (who) => [
            who,
            await tasksOf(played, who),
          ]),
        ),
      );
    const nobody = { kari: [], ingrid: [], claire: [], astrid: [], helena: [], sofie: [] };
    expect(await everybody()).toEqual({ ...nobody, kari: ["apply"] });
    await played.take(PEOPLE.kari, { step: "ask_eligibility" });
    expect(await everybody()).toEqual({ ...nobody, claire: ["check_eligibility"] });
  });

  it("names an expert alone, and the board until it has voted or declared a conflict", async () => {
    const played = await playBeforeBoard();
    expect(await tasksOf(played, "helena")).toEqual(["vote"]);
    await played.take(PEOPLE.helena, { step: "vote", vote: "for" });
    await played.take(PEOPLE.tomas, { step: "declare_board_conflict", because: "My firm is a member." });
    expect([await tasksOf(played, "helena"), await tasksOf(played, "tomas"), await tasksOf(played, "lars")]).toEqual([
      [],
      [],
      ["vote"],
    ]);
    await played.take(PEOPLE.lars, { step: "return_to_experts", because: "B01 is open." });
    expect([await tasksOf(played, "astrid"), await tasksOf(played, "lars")]).toEqual([["write_report"], []]);
  });

  it("has what is overdue first, and says so", async () => {
    const played = await playCase("bronze", "self_assessment");
    const as = visitors(played);
    const html = (await as("kari").open("/tasks?lang=en")).html;
    expect(html).toContain("Answer and hand in");
    expect(html).not.toContain("overdue");
    played.goTo("2026-12-02T10:00:00Z");
    const later = (await as("kari").open("/tasks?lang=en")).html;
    expect(later).toContain("1 of them is overdue.");
    expect(await played.services.db.asPerson("kari-lunde", (tx) => countTasks(tx, PEOPLE.kari, "2026-12-02"))).toEqual({
      all: 1,
      overdue: 1,
    });
  });

  it("shows to a delegate what waits for somebody who is away, but no points, and not after he is back", async () => {
    const played = await playCase("gold", "submitted");
    const { services, take } = played;
    await services.db.asPerson("astrid-berg", (tx) =>
      tx
        .insert(absence)
        .values({ personId: "astrid-berg", starts: "2026-12-01", ends: "2026-12-20", delegate: "sofie-maes" }),
    );
    await take(PEOPLE.claire, {
      step: "plan_visit",
      mode: "face_to_face",
      travelKm: 100,
      expertOffice: false,
      starts: "2026-12-15T08:00:00.000Z",
      ends: "2026-12-16T14:00:00.000Z",
      timeZone: "Europe/Warsaw",
      place: "At the office of the cluster",
    });
    const as = visitors(played);
    expect((await as("sofie").open("/tasks?lang=en")).html).not.toContain("For people who are away");
    played.goTo("2026-12-02T10:00:00Z");
    const page = (await as("sofie").open("/tasks?lang=en")).html;
    expect(page).toContain("Astrid Berg, until 20 Dec 2026");
    expect(page).not.toContain(`/cases/${played.caseId}`);
    expect((await as("lars").open("/tasks?lang=en")).html).not.toContain("Astrid Berg");
    played.goTo("2026-12-16T15:00:00Z");
    await take(PEOPLE.astrid, { step: "record_visit", lastDay: "2026-12-16", observers: null });
    expect((await as("sofie").open("/tasks?lang=en")).html).not.toContain("Astrid Berg");
    played.goTo("2026-12-21T10:00:00Z");
    expect((await as("sofie").open("/tasks?lang=en")).html).not.toContain("Astrid Berg");
  });

  it("comes as a calendar, with days and visits of one's own only", async () => {
    const played = await playCase("bronze", "visit_planned");
    const as = visitors(played);
    const calendar = async (who: Who) => (await as(who).open("/tasks/calendar.ics?lang=en")).html;
    expect(await calendar("ingrid")).not.toContain("BEGIN:VEVENT");
    const own = await calendar("astrid");
    expect(own.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(own).toContain("DTSTART;VALUE=DATE:20261216");
    expect(own).toContain("DTSTART:20261215T080000Z");
    expect(own).not.toContain("At the office");
  });
});

describe("letters of a case", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("bronze", "self_assessment");
  });

  it("go to whoever waits, in his language, and to nobody who acts", async () => {
    expect(await letters(played)).toEqual([
      "claire-dubois en: Bronze, Grønn Prosessklynge: Check the eligibility",
      "hanna-virtanen en: Bronze, Grønn Prosessklynge: Check the eligibility",
      "kari-lunde nb: Bronse, Grønn Prosessklynge: Signer kontrakten",
      "claire-dubois en: Bronze, Grønn Prosessklynge: Propose experts",
      "claire-dubois en: Bronze, Grønn Prosessklynge: Send the invoice",
      "hanna-virtanen en: Bronze, Grønn Prosessklynge: Propose experts",
      "hanna-virtanen en: Bronze, Grønn Prosessklynge: Send the invoice",
    ]);
  });

  it("are not written where a step is refused", async () => {
    const before = await letters(played);
    await expect(played.take(PEOPLE.kari, { step: "sign_contract" })).rejects.toMatchObject({ code: "step_refused" });
    expect(await letters(played)).toEqual(before);
  });

  it("have the words of the secretariat, filled in once", async () => {
    const { services } = played;
    const claire = visitors(played)("claire");
    const path = "/tasks/letters/agree_to_expert/nb";
    const page = await claire.open(path);
    expect(page.html).toContain("This is the text of the program.");
    const refused = await claire.send(path, { subject: "Ny {{expert}}", body: "Se {{link}}", version: "0" });
    expect([refused.status, refused.html.includes("that nobody fills in")]).toEqual([422, true]);
    const empty = await claire.send(path, { subject: " ", body: "Se {{link}}", version: "0" });
    expect([empty.status, empty.html.includes("Please write something.")]).toEqual([422, true]);
    const text = { subject: "Ny ekspert for {{cluster}}", body: "Hei, {{name}}!\r\n\r\n{{due}}\r\n\r\nSe {{link}}" };
    const preview = await claire.send(path, { ...text, version: "0", act: "preview" });
    expect([preview.status, preview.html.includes("Ny ekspert for Fjordkraft Industriklynge")]).toEqual([200, true]);
    // the database has no number of twelve digits there, and said so with an error
    for (const version of ["999999999999", "-1", "1.5"])
      for (const to of [path, `${path}/program`])
        expect([version, to, (await claire.send(to, { ...text, version })).status]).toEqual([version, to, 409]);
    expect((await claire.send(path, { ...text, version: "0" })).status).toBe(303);
    expect((await claire.send(path, { ...text, version: "0" })).status).toBe(409);
    await services.db.asWorker((tx) =>
      tx.execute(sql`update person set name = 'Kari {{link}}' where id = 'kari-lunde'`),
    );
    await played.take(PEOPLE.claire, {
      step: "propose_expert",
      expert: "astrid-berg",
      country: "NO",
      firm: null,
      conflicts: [],
    });
    const [last] = await services.db.asWorker((tx) =>
      tx.select().from(mail).orderBy(sql`${mail.createdAt} desc`).limit(1),
    );
    expect([last?.recipient, last?.subject, last?.body]).toEqual([
      "kari-lunde@demo.invalid",
      "Ny ekspert for Grønn Prosessklynge",
      `Hei, Kari {{link}}!\n\nSe http://localhost:3000/cases/${played.caseId}`,
    ]);
    await claire.open(path);
    expect((await claire.send(`${path}/program`, { version: "1" })).status).toBe(303);
    expect((await claire.open(path)).html).toContain("This is the text of the program.");
  });

  it("are never rewritten by anybody but the secretariat", async () => {
    const kari = visitors(played)("kari");
    await kari.open("/tasks");
    const sent = await kari.send("/tasks/letters/vote/nb", { subject: "x", body: "y", version: "0" });
    expect(sent.status).toBe(403);
  });
});

describe("the pipeline", () => {
  it("has no expert who was erased: one without a name stood in the list for good", async () => {
    const { services } = await playCase("bronze", "draft");
    await services.db.asWorker((tx) =>
      tx.execute(sql`update person set name = '', erased_at = now() where id = 'jonas-weber'`),
    );
    const rows = await services.db.asPerson(PEOPLE.claire.id, (tx) => loadOfExperts(tx));
    expect(rows.map(({ person_id }) => person_id)).toEqual(["astrid-berg", "ewa-nowak"]);
  });

  it("counts cases, days, fees, experts and the next lot", async () => {
    const played = await playBeforeBoard();
    await played.take(PEOPLE.claire, { step: "issue_invoice", number: "2026-17" });
    played.goTo("2026-12-26T10:00:00Z");
    const claire = visitors(played)("claire");
    const { html, status } = await claire.open("/tasks/pipeline?lang=en");
    expect(status).toBe(200);
    const text = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(text).toContain("Cases wait longest here: Before the board, 10 days by the median.");
    expect(text).toContain("Before the board 1 10 days 10 days");
    expect(text).toContain("Issued 1 €");
    expect(text).toContain("Astrid Berg Norway 1 of");
    expect(html).toContain("1 case stands on its list.");
    expect(html).toContain("Meeting on 12 Jan 2027");
    expect(MEETING_DAY).toBe("2027-01-12");
    const none = await claire.open("/tasks/pipeline?state=draft&lang=en");
    expect(none.html).toContain("No case here.");
  });

  // a refused case stood among the open ones, and a label that was withdrawn counted as published
  it("counts what is decided apart, and as published what stands; tells which labels end", async () => {
    const played = await playPublished();
    const claire = visitors(played)("claire");
    const part = async (path: string, id: string) => {
      const { html } = await claire.open(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
      const from = html.slice(html.indexOf(`id="${id}"`) + id.length + 5);
      return from
        .slice(0, from.indexOf("</section>"))
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ");
    };
    const path = "/tasks/pipeline";
    expect(await part(path, "cases")).toContain("No case here.");
    expect(await part(path, "states")).toContain("Published 1 ");
    expect(await part(`${path}?state=published`, "cases")).toContain(
      "Bronze, Grønn Prosessklynge Published 22 Nov 2026",
    );
    expect(await part(path, "ending")).not.toContain("Grønn Prosessklynge");
    played.goTo("2027-12-16T10:00:00Z");
    expect(await part(path, "ending")).toContain(
      "2 labels end. Labels that end within 12 months Label Valid until Renewal Bronze, Fjordkraft Industriklynge 31 Mar 2028 not applied for Bronze, Grønn Prosessklynge 16 Dec 2028 not applied for",
    );
    await played.take(PEOPLE.claire, { step: "suspend_label", because: "The team left." });
    expect(await part(path, "states")).not.toContain("Published");
    expect(await part(path, "states")).toContain("Label suspended, withdrawn or expired 1 ");
    expect(await part(`${path}?state=ended`, "cases")).toContain("Grønn Prosessklynge");
    expect(await part(path, "ending")).toContain("1 label ends.");
  });

  it("counts a refused case as open only while somebody waits", async () => {
    const played = await playAppeal();
    const open = async () =>
      (await visitors(played)("claire").open("/tasks/pipeline?lang=en")).html.includes(`/cases/${played.caseId}`);
    expect(await open()).toBe(true);
    await played.take(PEOPLE.claire, { step: "assign_appeal", officer: "sofie-maes" });
    await played.take(PEOPLE.sofie, { step: "decide_appeal", outcome: "dismissed", because: "Rightly so." });
    expect(await open()).toBe(false);
  });
});
