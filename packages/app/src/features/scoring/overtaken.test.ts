import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { servicesOver } from "../../../test/support/world.ts";
import { seedDemonstration } from "../../demonstration/seed.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { PEOPLE } from "../cases/testing.ts";
import { againstIn, type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, piotr } = PEOPLE;

/** On a server, where two really act at once. Each has a page open and does not see what the other writes. */
describe("two experts with the same form open", () => {
  let server: Server;
  let services: Services;
  let played: ScoredCase;
  let base: string;
  beforeAll(async () => {
    server = await startPostgres();
    services = servicesOver(await openPostgres(server.url));
    await seedDemonstration(services.db, services.edition);
    played = await scoredCase("visited", services);
    base = `/cases/${played.caseId}`;
    await played.give(astrid, { "2.5": 5 });
    await played.give(ewa, { "2.5": 1 });
    await played.sign(astrid);
    await played.sign(ewa);
  }, 120_000);
  afterAll(async () => {
    await services?.db.close();
    server?.stop();
  });

  /** A page with its form as it is filled now, to be sent later. */
  const open = async (by: Person, page: string, action: string) => {
    const visitor = played.visitor(by);
    const { html } = await visitor.open(`${base}/${page}`);
    const against = againstIn(html, `${base}/${action}`);
    return (fields: Record<string, string>) => visitor.send(`${base}/${action}`, { against, ...fields });
  };
  const trail = async (step: string) => {
    const found = await selectAs(played, astrid, `select data from case_event where step = '${step}' order by number`);
    return found.map(({ data }) => data as Record<string, unknown>);
  };

  // the later one replaced the agreed value and its reason without a word
  it("agree on one value of a row: the later one is told, sees both, and loses nothing", async () => {
    const first = await open(astrid, "consensus", "consensus/agree_value#row-2.5");
    const second = await open(ewa, "consensus", "consensus/agree_value#row-2.5");
    const answers = await Promise.all([
      first({ row: "2.5", points: "4", because: "Visits were seen." }),
      second({ row: "2.5", points: "2", because: "Half of them." }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const [late] = answers.filter(({ status }) => status === 409);
    const won = answers[0]?.status === 303 ? ["Astrid Berg", "4"] : ["Ewa Nowak", "2"];
    for (const text of [
      "Somebody else was faster. Nothing of yours was saved",
      `${won[0]} was faster (`,
      "Visits were seen.",
      "Half of them.",
    ])
      expect([text, late?.html.includes(text)]).toEqual([text, true]);
    expect((await trail("agree_value")).map(({ points }) => String(points))).toEqual([won[1]]);
    // sent again from the page that shows both, it was seen
    const again = await open(ewa, "consensus", "consensus/agree_value#row-2.5");
    expect((await again({ row: "2.5", points: "3", because: "We talked." })).status).toBe(303);
    expect((await again({ row: "2.5", points: "5", because: "An old page." })).status).toBe(409);
    expect((await trail("agree_value")).map(({ points }) => points).at(-1)).toBe(3);
  });

  it("agree on one answer: the later one is told", async () => {
    const first = await open(astrid, "facts/2.5", "facts/2.5");
    const second = await open(ewa, "facts/2.5", "facts/2.5");
    const said = { because: "The list has fewer.", seen: "The list" };
    expect((await first({ "contacts.participants_contacted": "60", ...said })).status).toBe(303);
    const late = await second({ "contacts.participants_contacted": "95", ...said, because: "It has more." });
    expect(late.status).toBe(409);
    for (const text of ["Astrid Berg was faster (", "The list has fewer.", "It has more.", 'value="95"'])
      expect([text, late.html.includes(text)]).toEqual([text, true]);
    expect((await trail("correct_facts")).map(({ facts }) => facts)).toEqual([
      { "contacts.participants_contacted": 60 },
    ]);
  });

  // it lost its reason when it was opened again
  it("find the reason in the form when they open it again", async () => {
    const facts = (await played.visitor(ewa).open(`${base}/facts/2.5`)).html;
    expect(
      facts.match(/<textarea[^>]*name="(?:because|seen)"[^>]*>[^<]*/g)?.map((one) => one.replace(/.*>/s, "")),
    ).toEqual(["The list has fewer.", "The list"]);
    const { html } = await played.visitor(ewa).open(`${base}/consensus`);
    expect(/<textarea[^>]*id="agree_value-because-2.5"[^>]*>([^<]*)/.exec(html)?.[1]).toBe("We talked.");
  });

  it("recommend: whoever did not see what the other signed, or that points changed, is told", async () => {
    await played.take(astrid, { step: "close_consensus" });
    await played.take(astrid, { step: "write_finding", row: null, kind: "fact", text: "One" });
    await played.take(astrid, { step: "send_fact_check", dueOn: "2026-12-23" });
    await played.take(piotr, { step: "confirm_facts" });
    const early = await open(ewa, "findings", "findings/recommend");
    const first = await open(astrid, "findings", "findings/recommend");
    expect((await first({ outcome: "refuse", because: "Too few points." })).status).toBe(303);
    const late = await early({ outcome: "refuse", because: "As I saw it." });
    expect([late.status, late.html.includes("As I saw it."), late.html.includes("Too few points.")]).toEqual([
      409,
      true,
      true,
    ]);
    const seen = await open(ewa, "findings", "findings/recommend");
    await played.take(astrid, { step: "agree_value", row: "2.5", points: 2, because: "Once more." });
    expect((await seen({ outcome: "refuse", because: "As I saw it." })).status).toBe(409);
    expect((await trail("recommend")).map(({ outcome }) => outcome)).toEqual(["refuse"]);
  });
});
