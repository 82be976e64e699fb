import { randomUUID } from "node:crypto";
import { nameKey } from "@klynge/core";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { proposeExpert } from "./operations/propose-expert.ts";
import { textOf } from "./testing.ts";

/** The contract of the played case names 15 December 2026 as the day of the work. */
describe("who is proposed for a case", () => {
  let played: PlayedCase;
  let claire: Visitor;
  let page: string;

  beforeEach(async () => {
    played = await playCase("gold", "self_assessment");
    claire = as("claire-dubois");
    page = `/cases/${played.caseId}/experts`;
  });

  const as = (id: string) => new Visitor(createApp(played.services), id);
  const run = (text: string) =>
    played.services.db.asWorker(async (tx) => (await tx.execute(sql.raw(text))) as unknown as { rows: unknown[] });
  const propose = async (expert: string, more: Record<string, string> = {}): Promise<Page> => {
    await claire.open(page);
    return claire.send(`${page}/propose`, { expert, command: randomUUID(), ...more });
  };
  const askedNow = async () =>
    (await run(`select person_id as id, state from case_expert where case_id = '${played.caseId}' order by 1`)).rows;

  async function memberOfBrda(name: string, { number = "", starts = "2020-01-01", ends = "null" } = {}): Promise<void> {
    const id = randomUUID();
    const { clusterId } = played;
    await run(`insert into organisation (id, cluster_id, name, name_key, country, register_scheme, register_number, changed_by)
      values ('${id}', '${clusterId}', '${name}', '${nameKey(name)}', 'PL', ${number ? `'PL-KRS', '${number}'` : "null, null"}, 'piotr-zielinski')`);
    await run(`insert into membership (cluster_id, organisation_id, starts, ends, changed_by)
      values ('${clusterId}', '${id}', '${starts}', ${ends}, 'piotr-zielinski')`);
  }
  const tie = (columns: string, values: string) =>
    run(
      `insert into expert_tie (person_id, starts, changed_by, ${columns}) values ('astrid-berg', '2020-01-01', 'astrid-berg', ${values})`,
    );

  it("is nobody's business but the secretariat's", async () => {
    for (const [id, status] of [
      ["piotr-zielinski", 404],
      ["ingrid-solheim", 404],
      ["astrid-berg", 404],
      ["helena-lindqvist", 404],
      ["mette-friis", 200],
    ] as const) {
      const visitor = as(id);
      expect([id, (await visitor.open(page)).status]).toEqual([id, status]);
      await visitor.open("/account");
      const sent = await visitor.send(`${page}/propose`, { expert: "astrid-berg" });
      expect([id, sent.status]).toEqual([id, status === 200 ? 403 : 404]);
      await expect(
        proposeExpert(
          played.services,
          { ...PEOPLE.piotr, id },
          { caseId: played.caseId, expert: "astrid-berg", commandId: randomUUID() },
        ),
      ).rejects.toMatchObject({ code: id === "piotr-zielinski" || id === "mette-friis" ? "not_allowed" : "not_found" });
    }
    expect((await propose("nobody")).status).toBe(404);
    expect((await propose("kari-lunde")).status).toBe(404);
    expect(await askedNow()).toEqual([]);
  });

  it("is refused with somebody whom a member employs, found by its number, whatever the form says", async () => {
    await memberOfBrda("Fabryka Brda sp. z o.o.", { number: "0000123456" });
    await tie("kind, organisation, country, register_number", "'employed', 'Another Name', 'PL', '0000 123 456'");
    const answer = await propose("astrid-berg", { conflicts: "", country: "SE", firm: "x" });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("The register knows ties of this expert to the cluster: Employed.");
    const text = textOf(answer);
    expect(text).toContain(
      "Conflict Employed by Another Name, since 1 Jan 2020. It is, or was, a member of the cluster.",
    );
    expect(answer.html).not.toContain(`aria-label="Propose Astrid Berg"`);
    expect(answer.html).toContain(`aria-label="Propose Jonas Weber"`);
    expect(await askedNow()).toEqual([]);
  });

  it("is refused with somebody whom a member employs, found by its name; a number that differs is another firm", async () => {
    await memberOfBrda("Fabryka Brda sp. z o.o.", { number: "0000123456" });
    await tie("kind, organisation", "'paid', 'FABRYKA BRDA'");
    expect((await propose("astrid-berg")).status).toBe(409);
    await run("update expert_tie set country = 'PL', register_number = '0000999999'");
    expect((await propose("astrid-berg")).status).toBe(303);
  });

  it("is refused with an expert of a member's own company, and of one that was merged into a member", async () => {
    await memberOfBrda("Berg Klyngerådgivning AS");
    expect((await propose("astrid-berg")).status).toBe(409);
    await run(`update organisation set name = 'Kept', name_key = 'kept' where name = 'Berg Klyngerådgivning AS'`);
    expect(textOf(await claire.open(page))).not.toContain("Works for Berg");
    await run(`insert into organisation (cluster_id, name, name_key, merged_into, changed_by)
      select cluster_id, 'Berg Klyngerådgivning', '${nameKey("Berg Klyngerådgivning")}', id, 'piotr-zielinski' from organisation where name = 'Kept'`);
    const answer = await propose("astrid-berg");
    expect([answer.status, textOf(answer).includes("Works for Berg Klyngerådgivning.")]).toEqual([409, true]);
  });

  it("blocks for 24 months to the day of the work (excellence.md 3.6)", async () => {
    await memberOfBrda("Fabryka Brda sp. z o.o.");
    await tie("kind, organisation, ends", "'coaching', 'Fabryka Brda', '2024-12-16'");
    const answer = await propose("astrid-berg");
    expect(answer.status).toBe(409);
    expect(textOf(answer)).toContain(
      "1 Jan 2020 to 16 Dec 2024. It is, or was, a member of the cluster. It blocks until 16 Dec 2026.",
    );
    await run("update expert_tie set ends = '2024-12-15'");
    expect((await propose("astrid-berg")).status).toBe(303);
  });

  it("counts a member that left as long, and a funder that the register names", async () => {
    await memberOfBrda("Fabryka Brda sp. z o.o.", { ends: "'2024-12-15'" });
    await tie("kind, organisation", "'leads', 'Fabryka Brda'");
    // it was one up to the 14th: free on the 14th
    expect((await propose("astrid-berg")).status).toBe(303);
    await run(`insert into register_entry (cluster_id, section, starts, fields, changed_by)
      values ('${played.clusterId}', 'project', '2026-01-01', '{"title": "x", "funder": "Weber Cluster Consulting"}', 'piotr-zielinski')`);
    const answer = await propose("jonas-weber");
    expect([answer.status, textOf(answer).includes("It pays for projects of the cluster.")]).toEqual([409, true]);
  });

  it("is told with reasons; somebody else can be chosen, and the rest is reckoned anew", async () => {
    const before = await claire.open(page);
    expect(proposedIn(before)).toEqual(["Astrid Berg", "Ewa Nowak"]);
    expect(textOf(before)).toContain(
      "Astrid Berg Norway · Berg Klyngerådgivning From another country (Norway). Would have 1 of at most 6 on the desk. Chosen among 3 who could come by the rules.",
    );
    expect((await propose("jonas-weber")).location).toBe(`${page}?done=proposed`);
    expect(await askedNow()).toEqual([{ id: "jonas-weber", state: "proposed" }]);
    expect(proposedIn(await claire.open(page))).toEqual(["Astrid Berg"]);
    const [event] = (
      await run(`select data from case_event where step = 'propose_expert' and case_id = '${played.caseId}'`)
    ).rows as { data: unknown }[];
    expect(event?.data).toEqual({
      step: "propose_expert",
      expert: "jonas-weber",
      country: "DE",
      firm: "Weber Cluster Consulting",
      conflicts: [],
    });
  });

  it("keeps load even over all cases that take experts", async () => {
    await run(`update expert set capacity = 1 where person_id = 'astrid-berg'`);
    const bronze = await playCase("bronze", "self_assessment", played.services);
    await claire.open(page);
    const other = `/cases/${bronze.caseId}/experts`;
    await claire.send(`${other}/propose`, { expert: "astrid-berg", command: randomUUID() });
    const now = await claire.open(page);
    expect(proposedIn(now)).toEqual(["Ewa Nowak", "Jonas Weber"]);
    // both are planned for the same day
    expect(textOf(now)).toContain("1 of 1 Assesses another cluster on the day. Has a full desk.");
  });

  it("names the rule that leaves too few", async () => {
    await run("update expert set auditor_until = '2026-12-14' where person_id <> 'ewa-nowak'");
    const text = textOf(await claire.open(page));
    expect(text).toContain(
      "Too few can come Too few are accredited for this label on the day. After accreditation: 1 left.",
    );
  });

  // the register knew of no tie, so whoever had just left was the first proposal again
  it.each(["in_conflict", "left", "objected"])("is nobody who is %s", async (state) => {
    await run(
      `insert into case_expert (case_id, person_id, state) values ('${played.caseId}', 'astrid-berg', '${state}')`,
    );
    expect(proposedIn(await claire.open(page))).toEqual(["Ewa Nowak", "Jonas Weber"]);
  });

  it.each(["declined", "withdrawn"])("can be somebody who is %s", async (state) => {
    await run(
      `insert into case_expert (case_id, person_id, state) values ('${played.caseId}', 'astrid-berg', '${state}')`,
    );
    expect(proposedIn(await claire.open(page))).toEqual(["Astrid Berg", "Ewa Nowak"]);
  });

  it("can be taken back, with a reason, and proposed again", async () => {
    await propose("astrid-berg");
    const refused = await claire.send(`${page}/withdraw`, {
      expert: "astrid-berg",
      because: " ",
      command: randomUUID(),
    });
    expect([refused.status, textOf(refused).includes("Please say why. The reason stays on record.")]).toEqual([
      409,
      true,
    ]);
    const command = randomUUID();
    for (const _ of [1, 2])
      expect((await claire.send(`${page}/withdraw`, { expert: "astrid-berg", because: "Ill", command })).status).toBe(
        303,
      );
    expect(await askedNow()).toEqual([{ id: "astrid-berg", state: "withdrawn" }]);
    expect((await propose("astrid-berg")).status).toBe(303);
    const again = await propose("astrid-berg");
    expect([again.status, textOf(again).includes("This expert is in the case already.")]).toEqual([409, true]);
  });

  it("sent twice is done once", async () => {
    await claire.open(page);
    const command = randomUUID();
    for (const _ of [1, 2])
      expect((await claire.send(`${page}/propose`, { expert: "ewa-nowak", command })).status).toBe(303);
    expect(await askedNow()).toEqual([{ id: "ewa-nowak", state: "proposed" }]);
  });

  it("tells two of one firm, however it is spelt; the visit waits for the approval", async () => {
    await run(`update expert set firm = 'Berg klyngerådgivning AS' where person_id = 'ewa-nowak'`);
    // the optimisation takes no two of one firm
    expect(proposedIn(await claire.open(page))).toEqual(["Ewa Nowak", "Jonas Weber"]);
    await propose("astrid-berg");
    expect(textOf(await claire.open(page))).toContain("Is of the same firm as somebody who was asked.");
    await propose("ewa-nowak");
    const told = textOf(await claire.open(page));
    expect(told).toContain(
      "Those who were asked are of one firm. The secretariat approves that on the page of the case, with a reason.",
    );
    const { rows } = await run(
      `select data ->> 'firm' as firm from case_event where step = 'propose_expert' order by number`,
    );
    expect(rows).toEqual([{ firm: "Berg Klyngerådgivning" }, { firm: "Berg Klyngerådgivning" }]);
    await played.take(PEOPLE.claire, { step: "approve_same_firm", because: "Nobody else knows the trade." });
    const after = textOf(await claire.open(page));
    expect(after).toContain("Two experts of one firm are approved for this case.");
    expect(after).not.toContain("Those who were asked are of one firm.");
  });

  it("is over once the report is written", async () => {
    const { services } = played;
    const bronze = await playCase("bronze", "report_draft", services);
    const text = textOf(await claire.open(`/cases/${bronze.caseId}/experts`));
    expect(text).toContain("This case takes no experts now.");
    const sent = await claire.send(`/cases/${bronze.caseId}/experts/propose`, { expert: "ewa-nowak" });
    expect([sent.status, textOf(sent).includes("The case is somewhere else now: Report draft.")]).toEqual([409, true]);
  });
});

function proposedIn({ html }: Page): string[] {
  return [...html.matchAll(/class="k-expert-proposal"><h3>([^<]+)</g)].map(([, name]) => name ?? "").sort();
}
