import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { fieldIn, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { mail } from "../../platform/mail.ts";
import type { Services } from "../../platform/services.ts";
import { auditEntry, office, person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { absence, expert, expertTie } from "./tables.ts";
import { textOf } from "./testing.ts";

const KNOWLEDGE = { languages: "Norwegian Bokmål, English, dansk", capacity: "4", sectors: ["D", "C"] };
const ACCREDITATION = { country: "SE", firm: " Berg  AB ", benchmarkingUntil: "", auditorUntil: "2027-01-31" };
const TIE = {
  kind: "coaching",
  organisation: "Nordkyn AS",
  country: "NO",
  registerNumber: "923 609 016",
  starts: "2024-01-01",
  ends: "",
};

describe("the pool of experts", () => {
  let services: Services;
  let claire: Visitor;
  let astrid: Visitor;
  beforeEach(async () => {
    services = await demonstration();
    [claire, astrid] = [as("claire-dubois"), as("astrid-berg")];
  });
  const as = (id: string) => new Visitor(createApp(services), id);
  const rowOf = async (id: string) =>
    (await services.db.asWorker((tx) => tx.select().from(expert).where(eq(expert.personId, id))))[0];
  const ties = () => services.db.asWorker((tx) => tx.select().from(expertTie));
  const absences = () => services.db.asWorker((tx) => tx.select().from(absence));
  const entries = async () =>
    (await services.db.asWorker((tx) => tx.select().from(auditEntry).where(sql`action ~ '^(expert|tie|absence)'`))).map(
      ({ personId, action, target, before, after }) => ({ personId, action, target, before, after }),
    );

  it("is read by secretariat and administrators, changed by the secretariat", async () => {
    for (const id of ["ingrid-solheim", "astrid-berg", "helena-lindqvist", "sofie-maes"]) {
      const visitor = as(id);
      for (const path of ["/experts", "/experts/jonas-weber"])
        expect([id, path, (await visitor.open(path)).status]).toEqual([id, path, 404]);
      await visitor.open("/account");
      expect((await visitor.send("/experts", { email: "kari-lunde@demo.invalid", country: "NO" })).status).toBe(404);
      expect((await visitor.send("/experts/jonas-weber", { ...KNOWLEDGE, version: "1" })).status).toBe(404);
      expect((await visitor.send("/experts/jonas-weber/ties", TIE)).status).toBe(404);
      expect(
        (await visitor.send("/experts/jonas-weber/absences", { starts: "2026-12-01", ends: "2026-12-02" })).status,
      ).toBe(404);
    }
    const mette = as("mette-friis");
    // the database refused such an id with an error
    for (const id of ["a%00b", "nobody"]) expect([id, (await mette.open(`/experts/${id}`)).status]).toEqual([id, 404]);
    const page = await mette.open("/experts");
    expect([page.status, page.html.includes('action="/experts"')]).toEqual([200, true]);
    expect(page.html).not.toContain("Add somebody to the pool");
    expect((await mette.open("/experts/jonas-weber")).html).not.toContain('method="post" action="/experts');
    expect((await mette.send("/experts/jonas-weber", { ...KNOWLEDGE, version: "1" })).status).toBe(403);
    expect((await mette.send("/experts", { email: "kari-lunde@demo.invalid", country: "NO" })).status).toBe(403);
    expect((await as("ingrid-solheim").open("/experts/me")).status).toBe(404);
    expect([await ties(), await absences(), await entries()]).toEqual([[], [], []]);
  });

  it("is searched by name, firm, country, language and section", async () => {
    const found = async (q: string) =>
      [...(await claire.open(`/experts?q=${encodeURIComponent(q)}`)).html.matchAll(/<tr id="([^"]+)"/g)].map(
        ([, id]) => id,
      );
    expect(await found("")).toEqual(["astrid-berg", "ewa-nowak", "jonas-weber"]);
    for (const [query, ids] of [
      ["wspolnicy", ["ewa-nowak"]],
      ["germany", ["jonas-weber"]],
      ["Polish", ["ewa-nowak"]],
      ["norwegian  berg", ["astrid-berg"]],
      ["nobody", []],
    ] as const)
      expect([query, await found(query)]).toEqual([query, ids]);
  });

  it("points out accreditations that end soon, or have ended", async () => {
    await services.db.asWorker((tx) =>
      tx.execute(
        sql`update expert set auditor_until = '2027-02-22', benchmarking_until = '2026-11-21' where person_id = 'ewa-nowak'`,
      ),
    );
    await services.db.asWorker((tx) =>
      tx.execute(sql`update expert set auditor_until = '2027-02-23' where person_id = 'astrid-berg'`),
    );
    const { html } = await claire.open("/experts");
    const tags = (id: string) =>
      /ends soon|ended/g[Symbol.match](html.split(`<tr id="${id}"`)[1]?.split("</tr>")[0] ?? "") ?? [];
    expect([tags("ewa-nowak"), tags("astrid-berg"), tags("jonas-weber")]).toEqual([["ended", "ends soon"], [], []]);
  });

  it("invites somebody without an account by mail, who is in it when he has accepted", async () => {
    await claire.open("/experts");
    const invited = await claire.send("/experts", { email: "ny.ekspert@example.org", country: "DK", language: "da" });
    expect([invited.status, textOf(invited).includes("ny.ekspert@example.org is invited.")]).toEqual([200, true]);
    const link = /value="[^"]*\/invitations\/([A-Za-z0-9_-]+)"/.exec(invited.html)?.[1] ?? "";
    const [letter] = await services.db.asWorker((tx) =>
      tx.select().from(mail).where(eq(mail.recipient, "ny.ekspert@example.org")),
    );
    expect([letter?.language, letter?.body.includes(link)]).toEqual(["da", true]);
    // an older link stops working
    const again = await claire.send("/experts", { email: "ny.ekspert@example.org", country: "DK", language: "da" });
    const newer = /value="[^"]*\/invitations\/([A-Za-z0-9_-]+)"/.exec(again.html)?.[1] ?? "";
    await services.db.asWorker((tx) =>
      tx.insert(person).values({ id: "ny", name: "Ny Ekspert", email: "ny.ekspert@example.org", language: "da" }),
    );
    const accept = async (id: string, token: string) => {
      const guest = as(id);
      await guest.open("/account");
      await guest.send(`/invitations/${token}`, {});
      return (await rowOf("ny")) !== undefined;
    };
    expect(await accept("ny", link)).toBe(false);
    expect(await accept("kari-lunde", newer)).toBe(false);
    expect(await accept("ny", newer)).toBe(true);
    const added = await rowOf("ny");
    expect([added?.country, added?.auditorUntil, added?.changedBy]).toEqual(["DK", null, "claire-dubois"]);
    expect(await services.db.asWorker((tx) => tx.select().from(office).where(eq(office.personId, "ny")))).toEqual([]);
  });

  it.each(["mette-friis", "helena-lindqvist", "sofie-maes", "kari-lunde"])(
    "takes no invitation from %s, who does not run it",
    async (id) => {
      const other = new Visitor(createApp(services), id);
      await other.open("/account");
      const sent = await other.send("/experts", { email: "x@example.org", country: "DK" });
      expect([403, 404]).toContain(sent.status);
      const put = services.db.asPerson(id, (tx) =>
        tx.execute(sql`insert into invitation (token_hash, role, country, email, invited_by, expires_at)
          values (${"e".repeat(64)}, 'expert', 'DK', 'x@example.org', ${id}, now())`),
      );
      await expect(put).rejects.toThrow();
    },
  );

  it("takes in somebody with an account, once", async () => {
    await claire.open("/experts");
    for (const [email, country, sentence] of [
      ["jonas-weber@demo.invalid", "DE", "This person is in the pool already."],
      ["kari", "NO", "Please give a mail address."],
      ["kari-lunde@demo.invalid", "", "Please choose a country."],
    ] as const) {
      const answer = await claire.send("/experts", { email, country });
      expect([email, answer.status, answer.html.includes(sentence)]).toEqual([email, 422, true]);
    }
    const answer = await claire.send("/experts", { email: "Kari-Lunde@demo.invalid", country: "NO" });
    expect(answer.location).toBe("/experts/kari-lunde?done=added");
    expect(await rowOf("kari-lunde")).toMatchObject({ country: "NO", auditorUntil: null, changedBy: "claire-dubois" });
    expect(await entries()).toEqual([
      {
        personId: "claire-dubois",
        action: "expert.added",
        target: "person:kari-lunde",
        before: null,
        after: { country: "NO" },
      },
    ]);
  });

  it("says of an expert what the secretariat enters", async () => {
    const page = await claire.open("/experts/astrid-berg");
    expect(fieldIn(page, "languages")).toBe("Norwegian Bokmål, English");
    const version = fieldIn(page, "version") ?? "";
    const answer = await claire.send("/experts/astrid-berg", { ...KNOWLEDGE, ...ACCREDITATION, version });
    expect(answer.location).toBe("/experts/astrid-berg?done=saved");
    expect(await rowOf("astrid-berg")).toMatchObject({
      country: "SE",
      firm: "Berg AB",
      languages: ["nb", "en", "da"],
      sectors: ["C", "D"],
      capacity: 4,
      benchmarkingUntil: null,
      auditorUntil: "2027-01-31",
      version: 2,
      changedBy: "claire-dubois",
    });
    const [entry] = await entries();
    expect(entry).toMatchObject({
      action: "expert.changed",
      before: { country: "NO", capacity: 6 },
      after: { country: "SE", capacity: 4 },
    });
    const late = await claire.send("/experts/astrid-berg", { ...KNOWLEDGE, ...ACCREDITATION, firm: "X", version });
    expect([late.status, late.html.includes("Somebody else has changed this expert meanwhile.")]).toEqual([409, true]);
    expect([fieldIn(late, "firm"), (await rowOf("astrid-berg"))?.firm]).toEqual(["Berg AB", "Berg AB"]);
  });

  it("refuses what is no language, section, number or day, with what was typed still there", async () => {
    await claire.open("/experts/astrid-berg");
    const wrong = {
      languages: "English, Klingon",
      capacity: "101",
      sectors: ["Z"],
      country: "XX",
      firm: "x",
      benchmarkingUntil: "2026-02-30",
      auditorUntil: "",
    };
    const answer = await claire.send("/experts/astrid-berg", { ...wrong, version: "1" });
    expect(answer.status).toBe(422);
    for (const sentence of [
      "One of these is no language",
      "Please give a whole number",
      "no section of NACE",
      "Please choose a country.",
      "Please give a day.",
    ])
      expect([sentence, answer.html.includes(sentence)]).toEqual([sentence, true]);
    expect(fieldIn(answer, "languages")).toBe("English, Klingon");
    expect(await rowOf("astrid-berg")).toMatchObject({ version: 1 });
  });

  it("lets an expert correct what he knows, and nothing that the scheme says of him", async () => {
    const page = await astrid.open("/experts/me?lang=en");
    expect([page.status, page.html.includes('name="firm"'), page.html.includes('name="auditorUntil"')]).toEqual([
      200,
      false,
      false,
    ]);
    const answer = await astrid.send("/experts/me", { ...KNOWLEDGE, ...ACCREDITATION, version: "1" });
    expect(answer.location).toBe("/experts/me?done=saved");
    expect(await rowOf("astrid-berg")).toMatchObject({
      country: "NO",
      firm: "Berg Klyngerådgivning",
      auditorUntil: "2028-12-31",
      languages: ["nb", "en", "da"],
      capacity: 4,
      changedBy: "astrid-berg",
    });
  });

  it("keeps the ties of an expert, as he or the secretariat enters them", async () => {
    await astrid.open("/experts/me?lang=en");
    for (const [change, sentence] of [
      [{ kind: "" }, "Please choose the kind of tie."],
      [{ organisation: " " }, "Please fill in."],
      [{ country: "" }, "A number needs the country of its register."],
      [{ starts: "soon" }, "Please give a day."],
      [{ ends: "2023-12-31" }, "The last day lies before the first."],
    ] as const) {
      const answer = await astrid.send("/experts/me/ties?lang=en", { ...TIE, ...change });
      expect([sentence, answer.status, answer.html.includes(sentence)]).toEqual([sentence, 422, true]);
    }
    expect((await astrid.send("/experts/me/ties", TIE)).location).toBe("/experts/me?done=tie_added");
    const [tie] = await ties();
    // it could be entered twice, in another spelling too
    for (const again of [TIE, { ...TIE, organisation: "NORDKYN", ends: "2025-12-31" }]) {
      const answer = await astrid.send("/experts/me/ties?lang=en", again);
      expect([answer.status, answer.html.includes("This tie is in the list already.")]).toEqual([422, true]);
    }
    expect(await ties()).toEqual([tie]);
    expect(tie).toMatchObject({
      personId: "astrid-berg",
      kind: "coaching",
      organisation: "Nordkyn AS",
      ends: null,
      clusterId: null,
    });
    const cluster = await clusterOf("Fjordkraft Industriklynge");
    await claire.open("/experts/astrid-berg");
    const path = `/experts/astrid-berg/ties/${tie?.id}`;
    const named = { ...TIE, clusterId: cluster, version: "1" };
    expect((await claire.send(path, { ...named, clusterId: tie?.id ?? "" })).status).toBe(400);
    expect((await claire.send(path, named)).location).toBe("/experts/astrid-berg?done=tie_changed");
    // what the secretariat found stays when the expert says that it ended
    await astrid.send(`/experts/me/ties/${tie?.id}`, { ...TIE, ends: "2025-12-31", version: "2" });
    expect(await ties()).toMatchObject([{ clusterId: cluster, ends: "2025-12-31", version: 3 }]);
    expect((await claire.send(path, named)).status).toBe(409);
    expect((await claire.send(path, { act: "remove", version: "1" })).status).toBe(409);
    expect((await as("jonas-weber").send(`/experts/me/ties/${tie?.id}`, { act: "remove", version: "3" })).status).toBe(
      403,
    );
    const jonas = as("jonas-weber");
    await jonas.open("/experts/me");
    expect((await jonas.send(`/experts/me/ties/${tie?.id}`, { act: "remove", version: "3" })).status).toBe(404);
    expect((await claire.send(path, { act: "remove", version: "3" })).location).toBe(
      "/experts/astrid-berg?done=tie_removed",
    );
    expect((await entries()).map(({ personId, action }) => [personId, action])).toEqual([
      ["astrid-berg", "tie.added"],
      ["claire-dubois", "tie.changed"],
      ["astrid-berg", "tie.changed"],
      ["claire-dubois", "tie.removed"],
    ]);
  });

  it("knows who is away, and whom to ask meanwhile", async () => {
    await claire.open("/experts/astrid-berg");
    const path = "/experts/astrid-berg/absences";
    const wrong = await claire.send(path, { starts: "2026-12-10", ends: "2026-12-09" });
    expect([wrong.status, wrong.html.includes("The last day lies before the first.")]).toEqual([422, true]);
    for (const delegate of ["astrid-berg", "nobody"])
      expect((await claire.send(path, { starts: "2026-12-10", ends: "2026-12-12", delegate })).status).toBe(400);
    await claire.send(path, { starts: "2026-12-10", ends: "2026-12-12", delegate: "jonas-weber" });
    const page = textOf(await claire.open("/experts/astrid-berg"));
    expect(page).toContain("10 Dec 2026 to 12 Dec 2026 Meanwhile: Jonas Weber");
    const [row] = await absences();
    const jonas = as("jonas-weber");
    await jonas.open("/experts/me");
    expect((await jonas.send(`/experts/me/absences/${row?.id}/remove`, {})).status).toBe(404);
    await astrid.open("/experts/me");
    expect((await astrid.send(`/experts/me/absences/${row?.id}/remove`, {})).location).toBe(
      "/experts/me?done=absence_removed",
    );
    expect(await absences()).toEqual([]);
  });

  async function clusterOf(name: string): Promise<string> {
    const { rows } = (await services.db.asWorker((tx) =>
      tx.execute(sql`select id from cluster where name = ${name}`),
    )) as unknown as { rows: { id: string }[] };
    return rows[0]?.id ?? "";
  }
});
