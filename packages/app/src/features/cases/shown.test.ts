import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";
import { playGoldBeforeBoard } from "../board/testing.ts";
import { inEnglish } from "../scoring/testing.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

const { claire, kari, piotr, astrid, ewa } = PEOPLE;
/** Its words as they are read, without marks. */
const wordsOf = (html: string) =>
  (/<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const as = (played: PlayedCase, { id }: { readonly id: string }) => new Visitor(createApp(played.services), id);
const english = async () => inEnglish(await demonstration());

describe("the day until which the cluster hands in", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("bronze", "self_assessment", await english());
  });

  // the overview told 1 February, the case 1 December
  it("is the same on the page of the case, the list of tasks, the overview and every page of the assessment", async () => {
    const visitor = as(played, kari);
    expect(wordsOf((await visitor.open(`/cases/${played.caseId}`)).html)).toContain(
      "Answer and hand in you · until 1 Dec 2026",
    );
    expect(wordsOf((await visitor.open("/tasks")).html)).toContain("1 Dec 2026");
    const overview = await visitor.open(`/clusters/${played.clusterId}`);
    expect(wordsOf(overview.html)).toContain("Submit by 1 December 2026.");
    const [row = ""] = /\/assessments\/[^"]+\/rows\/[^"]+/.exec(overview.html) ?? [];
    expect(wordsOf((await visitor.open(row)).html)).toContain("Submit by 1 December 2026");
    const list = await visitor.open(`/clusters/${played.clusterId}/assessments`);
    expect(wordsOf(list.html)).toContain("1 December 2026");
  });
});

describe("the draft of the report", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playGoldBeforeBoard(await english());
    await played.take(claire, { step: "return_to_experts", because: "One source is not named." });
  });

  it("is not shown to the cluster as something to check before it is sent", async () => {
    const { html } = await as(played, piotr).open(`/clusters/${played.clusterId}`);
    expect(html).not.toContain("Check the facts of the draft");
  });

  it("is the one thing to do on overview, task list and case, and stands before the reply to it, with its points", async () => {
    await played.take(ewa, { step: "send_fact_check", dueOn: "2026-12-22" });
    const link = `href="/cases/${played.caseId}#report"`;
    const visitor = as(played, piotr);
    const buttons = (html: string) => [...html.matchAll(/<a class="k-button" href="([^"]+)"/g)].map(([, href]) => href);
    expect((await visitor.open("/tasks")).html).toContain(link);
    expect(buttons((await visitor.open(`/clusters/${played.clusterId}`)).html)).toEqual([
      `/cases/${played.caseId}#report`,
    ]);
    const { html } = await visitor.open(`/cases/${played.caseId}`);
    expect(buttons(html)).toEqual(["#report"]);
    const places = ["One source pays most.", "Points by dimension", 'action="/cases/'].map((text) =>
      html.indexOf(text),
    );
    expect([
      places.every((place) => place > 0),
      (places[0] ?? 0) < (places[2] ?? 0),
      (places[1] ?? 0) < (places[2] ?? 0),
    ]).toEqual([true, true, true]);
  });
});

describe("the trail", () => {
  it("tells times by the clocks of the case, the program by one word, and the number of an invoice", async () => {
    const played = await playGoldBeforeBoard(await english());
    await played.take(claire, { step: "issue_invoice", number: "2026-17" });
    const words = wordsOf((await as(played, astrid).open(`/cases/${played.caseId}/trail`)).html);
    expect(words).toContain("Times by the clocks of Europe/Warsaw.");
    // signed at 15:00 UTC
    expect(words).toContain("Points opened · Klynge · 16 Dec 2026, 16:00");
    expect(words).toContain(
      "Record the invoice · Claire Dubois (secretariat) · 16 Dec 2026, 16:00 Number of the invoice: 2026-17",
    );
  });
});

describe("after a step", () => {
  // the page of the case said nothing after the answers were handed in
  it("the page says what was done and what comes next", async () => {
    const played = await playCase("gold", "submitted", await english());
    const told = async (who: { readonly id: string }, done: string) =>
      wordsOf((await as(played, who).open(`/cases/${played.caseId}?done=${done}`)).html);
    expect(await told(piotr, "nothing_such")).not.toContain("Next:");
    expect(await told(piotr, "submit")).toContain(
      "The assessment is handed in. From now on your answers stay as they are. Next: Plan the visit (secretariat).",
    );
    expect(await told(claire, "accept_expert")).toContain(
      "You have agreed to the expert. Next for you: Plan the visit.",
    );
  });

  it("a calendar has the agenda in the language of whoever fetches it, escaped and folded", async () => {
    const played = await playCase("bronze", "submitted", await english());
    await played.take(claire, {
      step: "plan_visit",
      starts: "2026-12-15T08:00:00.000Z",
      ends: "2026-12-15T12:00:00.000Z",
      timeZone: "Europe/Oslo",
      place: "Rådhuset; 2. etasje, rom 7\\8",
      mode: "video",
      travelKm: null,
      expertOffice: false,
      agenda: [
        { at: "2026-12-15T08:00:00.000Z", topic: { standard: "welcome" }, who: { standard: "everybody" } },
        { at: "2026-12-15T09:00:00.000Z", topic: "Ørsted, and; more", who: "" },
      ],
    });
    const fetched = async (language: string) => {
      const { html } = await as(played, astrid).open(`/cases/${played.caseId}/visit.ics?lang=${language}`);
      return html;
    };
    const english_ = await fetched("en");
    for (const line of english_.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = english_.replace(/\r\n /g, "");
    expect(unfolded).toContain("LOCATION:Rådhuset\\; 2. etasje\\, rom 7\\\\8");
    expect(unfolded).toContain(
      "DESCRIPTION:09:00 Welcome\\, aims and way of the day (everybody)\\n10:00 Ørsted\\, and\\; more",
    );
    expect((await fetched("da")).replace(/\r\n /g, "")).toContain("09:00 Velkomst\\, mål og forløb (alle)");
  });
});
