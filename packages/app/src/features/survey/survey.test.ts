import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn, type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { Limits } from "../../platform/limits.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";
import { tendSurveys } from "./operations/tend-surveys.ts";
import { LINKS } from "./schema.ts";

/** Surveys from the draft to the letter with the result; who is refused, and that no answer leads to whom it came from. */

let world: Services;
let services: Services;
let now: Date;
let app: ReturnType<typeof createApp>;
let cluster = "";

beforeAll(async () => {
  world = await demonstration();
});

beforeEach(async () => {
  now = new Date("2026-11-22T10:00:00Z");
  services = { ...world, now: () => now, limits: new Limits(() => now) };
  app = createApp(services);
  const [one] = await rows("select id from cluster where name = 'Fjordkraft Industriklynge'");
  cluster = String(one?.id);
  await rows("delete from survey");
  await rows("delete from mail");
  await rows(`delete from register_entry where section in ('survey', 'contact_person') and cluster_id = '${cluster}'`);
  await rows("update cluster_person set role = 'member' where person_id = 'bjorn-aas'");
});

async function rows(text: string): Promise<Record<string, unknown>[]> {
  const answer = await services.db.asWorker((tx) => tx.execute(sql.raw(text)));
  return (answer as unknown as { rows: Record<string, unknown>[] }).rows;
}

const as = (person: string | null) => new Visitor(app, person);
const MARKS = { services: "5", communication: "4", benefit: "3", cooperation: "", overall: "4" };

async function draft(person = "ingrid-solheim", fields = {}): Promise<Page> {
  const visitor = as(person);
  await visitor.open(`/clusters/${cluster}/surveys`);
  return visitor.send(`/clusters/${cluster}/surveys`, {
    title: "How are we doing?",
    closes_on: "2026-12-10",
    language: "en",
    ...fields,
  });
}

/** One button of the page of a survey, as somebody presses it who has just opened it. */
async function press(
  id: string,
  step: string,
  fields: Record<string, string | string[]> = {},
  person = "ingrid-solheim",
): Promise<Page> {
  const visitor = as(person);
  const page = await visitor.open(`/surveys/${id}`);
  return visitor.send(`/surveys/${id}/${step}`, { version: fieldIn(page, "version") ?? "", ...fields });
}

async function opened(many: number): Promise<{ id: string; links: string[] }> {
  const id = (await draft()).location?.split("/").at(-1) ?? "";
  await press(id, "participants", {
    addresses: Array.from({ length: many }, (_, i) => `p${i}@firm.example`).join("\n"),
  });
  expect((await press(id, "open")).status).toBe(303);
  return { id, links: await linksIn("How are we doing?") };
}

async function linksIn(subject: string): Promise<string[]> {
  const letters = await rows(`select body from mail where subject like '%${subject}%' order by recipient`);
  return letters.map(({ body }) => /http:\/\/localhost:3000(\/survey\/[\w-]+)/.exec(String(body))?.[1] ?? "");
}

async function answer(link: string, fields: Record<string, string> = MARKS): Promise<Page> {
  const visitor = as(null);
  const page = await visitor.open(link);
  return page.status === 200 ? visitor.send(link, fields) : page;
}

const words = ({ html }: Page): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("refused", () => {
  test("nobody, somebody of another cluster, a reader, and an office, at every step", async () => {
    const { id } = await opened(6);
    await rows(`update cluster_person set role = 'reader' where person_id = 'bjorn-aas'`);
    for (const [person, status] of [
      [null, 303],
      ["kari-lunde", 404],
    ] as const) {
      expect((await as(person).open(`/surveys/${id}`)).status).toBe(status);
      expect((await as(person).open(`/clusters/${cluster}/surveys`)).status).toBe(status);
    }
    for (const person of ["kari-lunde", "bjorn-aas", "claire-dubois"]) {
      const visitor = as(person);
      await visitor.open("/account");
      for (const step of ["participants", "leave-out", "open", "remind", "close", "publish", "discard"])
        expect([
          person,
          step,
          (await visitor.send(`/surveys/${id}/${step}`, { version: "2", addresses: "x@firm.example" })).status,
        ]).toEqual([person, step, person === "kari-lunde" ? 404 : 403]);
      expect((await draft(person)).status).toBe(person === "kari-lunde" ? 404 : 403);
    }
    expect(await rows("select state from survey")).toEqual([{ state: "open" }]);
  });

  test("the addresses to a reader and an office, who see how many have answered", async () => {
    const id = (await draft()).location?.split("/").at(-1) ?? "";
    await press(id, "participants", { addresses: "somebody@firm.example" });
    await rows(`update cluster_person set role = 'reader' where person_id = 'bjorn-aas'`);
    for (const person of ["bjorn-aas", "claire-dubois"]) {
      const page = await as(person).open(`/surveys/${id}?lang=en`);
      expect([page.status, page.html.includes("somebody@firm.example")]).toEqual([200, false]);
    }
  });

  test("a title, a day and addresses that are none, with what was typed kept", async () => {
    for (const [fields, said] of [
      [{ title: " \u200b " }, "Give the survey a title."],
      [{ title: "x".repeat(201) }, "200 characters"],
      [{ closes_on: "2026-11-22" }, "must lie after today"],
      [{ closes_on: "2027-12-01" }, "120 days"],
      [{ closes_on: "tomorrow" }, "Give a day."],
      [{ language: "sv" }, "Choose one of the languages."],
    ] as const) {
      const page = await draft("ingrid-solheim", fields);
      expect([page.status, page.html.includes(said)]).toEqual([422, true]);
    }
    const id = (await draft()).location?.split("/").at(-1) ?? "";
    const page = await press(id, "participants", { addresses: "a@firm.example, nonsense; x&y" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("These are no e-mail addresses: nonsense, x&amp;y");
    expect(page.html).toContain("a@firm.example, nonsense");
    expect(await rows("select 1 from survey_invitation")).toEqual([]);
  });

  test("a survey without anybody to ask, and one that somebody has sent meanwhile", async () => {
    const id = (await draft()).location?.split("/").at(-1) ?? "";
    expect((await press(id, "open")).status).toBe(400);
    await press(id, "participants", { addresses: "a@firm.example" });
    const [late, first] = [as("bjorn-aas"), as("ingrid-solheim")];
    const seen = await late.open(`/surveys/${id}`);
    const version = fieldIn(seen, "version") ?? "";
    await first.open(`/surveys/${id}`);
    expect((await first.send(`/surveys/${id}/open`, { version })).status).toBe(303);
    for (const step of ["open", "discard", "participants"])
      expect([
        step,
        (await late.send(`/surveys/${id}/${step}`, { version, addresses: "b@firm.example" })).status,
      ]).toEqual([step, 409]);
    expect(await linksIn("How are we doing?")).toHaveLength(1);
  });

  test("where no mail is sent: nothing is opened that nobody would hear of", async () => {
    const id = (await draft()).location?.split("/").at(-1) ?? "";
    await press(id, "participants", { addresses: "a@firm.example" });
    app = createApp({ ...services, settings: { ...services.settings, demonstration: false, sendsMail: false } });
    expect((await as("ingrid-solheim").open(`/surveys/${id}?lang=en`)).html).toContain("letters cannot be sent");
    expect((await press(id, "open")).status).toBe(409);
    expect(await rows("select state from survey")).toEqual([{ state: "draft" }]);
  });

  test("a second answer with the same link, which looks as a link that never was", async () => {
    const { links } = await opened(5);
    expect((await answer(links[0] as string)).location).toBe("/survey/thanks");
    const used = await as(null).open(links[0] as string);
    const wrong = await as(null).open(`/survey/${"x".repeat(43)}`);
    const odd = await as(null).open("/survey/' or true --");
    const bare = (page: Page) => page.html.replaceAll(/\/survey\/[^"?]*/g, "");
    expect([used.status, wrong.status, odd.status]).toEqual([404, 404, 404]);
    expect(bare(used)).toBe(bare(wrong));
    const late = as(null);
    await late.open(links[1] as string);
    expect((await late.send(links[0] as string, MARKS)).status).toBe(404);
    expect(await rows("select 1 from survey_answer")).toHaveLength(1);
  });

  test("two answers at once with one link: one is taken", async () => {
    const { links } = await opened(5);
    const two = [as(null), as(null)];
    for (const visitor of two) await visitor.open(links[0] as string);
    const pages = await Promise.all(two.map((visitor) => visitor.send(links[0] as string, MARKS)));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(await rows("select 1 from survey_answer")).toHaveLength(1);
  });

  test("an answer after the last day, and after somebody has closed it; the page says so", async () => {
    const { id, links } = await opened(5);
    now = new Date("2026-12-10T22:00:00Z");
    expect((await as(null).open(links[0] as string)).status).toBe(200);
    now = new Date("2026-12-11T01:00:00Z");
    expect((await as(null).open(links[0] as string)).html).toContain("This survey is closed");
    now = new Date("2026-12-01T10:00:00Z");
    const typing = as(null);
    await typing.open(links[0] as string);
    await press(id, "close");
    const late = await typing.send(links[0] as string, MARKS);
    expect([late.status, late.html.includes("This survey is closed")]).toEqual([410, true]);
    expect(await rows("select 1 from survey_answer")).toEqual([]);
  });

  test("marks that are none, no mark at all, and a remark that is too long; what was typed is kept", async () => {
    const { links } = await opened(5);
    const link = links[0] as string;
    for (const [fields, said] of [
      [{ ...MARKS, overall: "6" }, "Choose a mark from 1 to 5"],
      [{ remark: "only words" }, "Give a mark to one question at least."],
      [{ ...MARKS, remark: "a".repeat(20_001) }, "20,000 characters"],
    ] as const) {
      const page = await answer(link, fields);
      expect([page.status, page.html.includes(said)]).toEqual([422, true]);
      if ("remark" in fields) expect(page.html).toContain(fields.remark);
    }
    expect((await answer(link, { ...MARKS, remark: "ø".repeat(20_000) })).status).toBe(303);
  });

  test("who tries many links", async () => {
    const visitor = as(null);
    for (let i = 0; i < LINKS.most; i += 1) services.limits.count(LINKS, "127.0.0.1");
    const { status, response } = await visitor.open(`/survey/${"y".repeat(43)}`);
    expect([status, Number(response.headers.get("retry-after")) > 0]).toEqual([429, true]);
  });

  test("a form of another site", async () => {
    const { links } = await opened(5);
    const visitor = as(null);
    await visitor.open(links[0] as string);
    expect((await visitor.send(links[0] as string, MARKS, { origin: "https://evil.example" })).status).toBe(403);
  });
});

describe("nobody", () => {
  test("is led from an answer to whom it came from: no column, no order, no time, no transaction", async () => {
    const { links } = await opened(12);
    const given = [3, 0, 7, 1, 5, 2, 9, 4];
    for (const [turn, i] of given.entries()) await answer(links[i] as string, { ...MARKS, remark: `turn ${turn}` });
    const columns = await rows(
      "select column_name as name from information_schema.columns where table_name = 'survey_answer' order by 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(["cluster_id", "id", "marks", "remark", "survey_id"]);
    const answers = await rows(
      "select id, remark, xmin::text as xmin, ctid::text as ctid from survey_answer order by ctid",
    );
    // all were written by the last transaction, in an order by chance
    expect(new Set(answers.map(({ xmin }) => xmin)).size).toBe(1);
    expect(answers.map(({ id }) => String(id)[14])).toEqual(Array(8).fill("4"));
    const told = new Set<string>();
    for (let again = 0; again < 3; again += 1) {
      told.add(
        JSON.stringify((await rows("select remark from survey_answer order by ctid")).map(({ remark }) => remark)),
      );
      await answer(links[[6, 8, 10][again] as number] as string, { overall: "5" });
    }
    told.add(
      JSON.stringify(
        (await rows("select remark from survey_answer where remark <> '' order by ctid")).map(({ remark }) => remark),
      ),
    );
    const inTurn = JSON.stringify(given.map((_, turn) => `turn ${turn}`));
    expect([...told].some((order) => order !== inTurn)).toBe(true);
    expect(await rows("select 1 from audit_entry where action like 'survey.answer%'")).toEqual([]);
  });

  test("who works for the cluster reads who has answered, an answer, or results while it runs", async () => {
    const { id, links } = await opened(6);
    for (const link of links) await answer(link, { ...MARKS, remark: "a word" });
    const person = (query: string) => services.db.asPerson("ingrid-solheim", (tx) => tx.execute(sql.raw(query)));
    await expect(person("select answered from survey_invitation")).rejects.toThrow();
    await expect(person("select xmin from survey_invitation")).rejects.toThrow();
    await expect(person("select * from survey_answer")).rejects.toThrow();
    await expect(person("select token_hash from survey_invitation")).rejects.toThrow();
    for (const told of ["survey_counts", "survey_remarks"]) {
      const answer = (await person(`select * from ${told}('${id}')`)) as unknown as { rows: unknown[] };
      expect(answer.rows).toEqual([]);
    }
    expect(words(await as("ingrid-solheim").open(`/surveys/${id}`))).toContain("6 of 6 have answered (100%)");
  });

  test("sees results of another cluster's survey, or without being asked anything", async () => {
    const { id, links } = await opened(6);
    for (const link of links) await answer(link);
    await press(id, "close");
    const counts = sql.raw(`select * from survey_counts('${id}')`);
    const strange = (await services.db.asPerson("kari-lunde", (tx) => tx.execute(counts))) as unknown as {
      rows: unknown[];
    };
    expect(strange.rows).toEqual([]);
    await expect(services.db.asPublic((tx) => tx.execute(counts))).rejects.toThrow();
    await expect(services.db.asPublic((tx) => tx.execute(sql`select * from survey_invitation`))).rejects.toThrow();
  });

  test("gets results of four answers, nor of a question that four answered", async () => {
    const { id, links } = await opened(8);
    for (const link of links.slice(0, 4)) await answer(link, { ...MARKS, remark: "four of us" });
    await press(id, "close");
    const page = words(await as("ingrid-solheim").open(`/surveys/${id}`));
    expect(page).toContain("Too few answers to show");
    expect(page).not.toContain("four of us");
    const [{ version } = {}] = await rows("select version from survey");
    expect((await press(id, "publish", { version: String(version) })).status).toBe(400);
  });
});

describe("a survey", () => {
  test("asks contact persons of committed participants who agreed, and addresses once each", async () => {
    const contacts: [string, string, string | null, string | null, string | null][] = [
      ["Ja AS", "ja@firm.example", "2026-01-01", "agreement", null],
      ["Uten Samtykke AS", "nei@firm.example", null, "agreement", null],
      ["Bare Oppført AS", "listet@firm.example", "2026-01-01", null, null],
      ["Sluttet AS", "sluttet@firm.example", "2026-01-01", "fee", "2026-05-01"],
      ["Uten Adresse AS", "", "2026-01-01", "fee", null],
    ];
    for (const [name, email, consentOn, proof, ends] of contacts)
      await rows(`with made as (insert into organisation (cluster_id, name, changed_by) values ('${cluster}', '${name}', 'bjorn-aas') returning id),
        joined as (insert into membership (cluster_id, organisation_id, starts, ends, proof, changed_by)
          select '${cluster}', id, '2024-01-01', ${ends ? `'${ends}'` : "null"}::date, ${proof ? `'${proof}'` : "null"}, 'bjorn-aas' from made)
        insert into register_entry (cluster_id, section, starts, organisation_id, fields, changed_by)
          select '${cluster}', 'contact_person', '2024-01-01', id, '${JSON.stringify({ name: "Kari", email, consentOn })}', 'bjorn-aas' from made`);
    const id = (await draft()).location?.split("/").at(-1) ?? "";
    const page = await as("ingrid-solheim").open(`/surveys/${id}`);
    const offered = [...page.html.matchAll(/name="contacts" value="([^"]+)"/g)].map(([, value]) => String(value));
    expect(offered).toHaveLength(1);
    expect(page.html).toContain("Ja AS · ja@firm.example");
    await press(id, "participants", {
      contacts: offered,
      addresses: "JA@firm.example\nKari <kari@firm.example>; kari@firm.example",
    });
    const invited = await rows(
      "select email, organisation_id is not null as known from survey_invitation order by email",
    );
    expect(invited).toEqual([
      { email: "ja@firm.example", known: true },
      { email: "kari@firm.example", known: false },
    ]);
  });

  test("goes its way: letters in its language, one reminder, the end, the result to everybody, and no address left", async () => {
    const id =
      (await draft("ingrid-solheim", { language: "nb", title: "Er du fornøyd?" })).location?.split("/").at(-1) ?? "";
    await press(id, "participants", {
      addresses: Array.from({ length: 6 }, (_, i) => `p${i}@firm.example`).join(", "),
    });
    await press(id, "open");
    const [letter] = await rows("select subject, body, language, valid_until from mail order by recipient");
    expect(letter).toMatchObject({ subject: "Fra Fjordkraft Industriklynge: Er du fornøyd?", language: "nb" });
    expect(String(letter?.body)).toContain("Svaret ditt er anonymt");
    const links = await linksIn("Er du fornøyd?");
    for (const link of links.slice(0, 5))
      expect((await answer(link, { ...MARKS, remark: "Mer av <b>dette</b>" })).status).toBe(303);
    expect((await press(id, "remind")).location).toBe(`/surveys/${id}?done=reminded`);
    expect((await press(id, "remind")).status).toBe(409);
    const reminders = await linksIn("Påminnelse");
    expect(reminders).toHaveLength(6);
    // whoever has answered cannot again with the link of the reminder; whoever has not can with either
    expect((await answer(reminders[0] as string)).status).toBe(404);
    expect((await as(null).open(links[5] as string)).status).toBe(200);
    expect((await answer(reminders[5] as string, { overall: "1" })).status).toBe(303);
    now = new Date("2026-12-01T10:00:00Z");
    await press(id, "close");
    const page = await as("ingrid-solheim").open(`/surveys/${id}`);
    expect(words(page)).toContain("6 of 6 answered (100%)");
    expect(page.html).toContain("Mer av &lt;b&gt;dette&lt;/b&gt;");
    const [entry] = await rows("select starts::text, fields from register_entry where section = 'survey'");
    const fields = { title: "Er du fornøyd?", closedOn: "2026-12-01", invited: 6, answered: 6, source: "here" };
    expect(entry).toEqual({ starts: "2026-11-22", fields: { ...fields, resultsPublishedOn: null } });
    await press(id, "publish");
    const told = await rows(
      "select recipient, body from mail where subject = 'Resultat: Er du fornøyd?' order by recipient",
    );
    expect(told.map(({ recipient }) => recipient)).toEqual(Array.from({ length: 6 }, (_, i) => `p${i}@firm.example`));
    expect(String(told[0]?.body)).toContain("Tjenester: gjennomsnitt 4,5 eller mer, fornøyde: alle unntatt høyst to");
    expect(String(told[0]?.body)).not.toContain("Mer av");
    expect(await rows("select email, token_hash, reminder_hash from survey_invitation group by 1, 2, 3")).toEqual([
      { email: null, token_hash: null, reminder_hash: null },
    ]);
    const [after] = await rows("select fields from register_entry where section = 'survey'");
    expect(after).toEqual({ fields: { ...fields, resultsPublishedOn: "2026-12-01" } });
    const trail = await rows(`select action from audit_entry where target = '${id}' order by id`);
    expect(trail.map(({ action }) => action)).toEqual(
      ["drafted", "opened", "reminded", "closed", "published"].map((step) => `survey.${step}`),
    );
    expect(JSON.stringify(await rows("select before, after from audit_entry"))).not.toContain("@firm.example");
  });

  test("that nobody closes is closed the day after its last; addresses go after 180 days", async () => {
    const { id, links } = await opened(6);
    for (const link of links.slice(0, 2)) await answer(link);
    now = new Date("2026-12-10T23:00:00Z");
    await tendSurveys(services);
    expect(await rows("select state from survey")).toEqual([{ state: "open" }]);
    now = new Date("2026-12-11T01:00:00Z");
    await tendSurveys(services);
    await tendSurveys(services);
    expect(await rows("select state, closed_on::text from survey")).toEqual([
      { state: "closed", closed_on: "2026-12-11" },
    ]);
    expect(await rows("select fields ->> 'answered' as n from register_entry where section = 'survey'")).toEqual([
      { n: "2" },
    ]);
    expect(await rows(`select person_id from audit_entry where action = 'survey.closed' and target = '${id}'`)).toEqual(
      [{ person_id: null }],
    );
    now = new Date("2027-05-20T01:00:00Z");
    await tendSurveys(services);
    expect(await rows("select 1 from survey_invitation where email is not null")).toHaveLength(6);
    now = new Date("2027-05-22T01:00:00Z");
    await tendSurveys(services);
    expect(await rows("select 1 from survey_invitation where email is not null")).toEqual([]);
  });

  test("is thrown away with its addresses while it is a draft", async () => {
    const id = (await draft()).location?.split("/").at(-1) ?? "";
    await press(id, "participants", { addresses: "a@firm.example, b@firm.example" });
    const page = await as("ingrid-solheim").open(`/surveys/${id}`);
    const invitation = /name="invitation" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
    await press(id, "leave-out", { invitation });
    expect(await rows("select email from survey_invitation")).toEqual([{ email: "b@firm.example" }]);
    expect((await press(id, "discard")).location).toBe(`/clusters/${cluster}/surveys?done=discarded`);
    expect(await rows("select 1 from survey_invitation")).toEqual([]);
  });

  test.each(["nb", "da", "pl"])("is written in %s, in whatever language it was sent", async (language) => {
    const { links } = await opened(5);
    const { html } = await as(null).open(`${links[0]}?lang=${language}`);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).not.toMatch(/survey\.\w+/);
  });
});
