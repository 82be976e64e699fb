import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { factValue } from "../assessment/index.ts";
import { labelCase } from "../cases/index.ts";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { MEETING_DAY, playAppeal, playBeforeBoard, playGoldBeforeBoard, playRecommended } from "./testing.ts";

/** Everybody reads English here. */
async function visitors({ services }: PlayedCase): Promise<(who: keyof typeof PEOPLE) => Visitor> {
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  const app = createApp(services);
  return (who) => new Visitor(app, PEOPLE[who].id);
}

async function stateOf({ services, caseId }: PlayedCase): Promise<string | undefined> {
  const [row] = await services.db.asWorker((tx) => tx.select().from(labelCase).where(eq(labelCase.id, caseId)));
  return row?.state;
}

/** Section headed by an id, without the rest of the page. */
function part(html: string, id: string): string {
  const [, ...rest] = html.split(`aria-labelledby="${id}"`);
  return rest.join("").split("</section>")[0] ?? "";
}

describe("meetings of the board", () => {
  let played: PlayedCase;
  let as: Awaited<ReturnType<typeof visitors>>;
  beforeAll(async () => {
    played = await playRecommended();
    as = await visitors(played);
  });

  it("are closed to clusters, experts and appeals officers", async () => {
    for (const who of ["kari", "astrid", "sofie"] as const) {
      expect((await as(who).open("/board")).status).toBe(403);
      expect((await as(who).open(`/cases/${played.caseId}/dossier`)).status).toBe(who === "sofie" ? 404 : 403);
    }
  });

  it("are not made by members of the board, on no day, on a day that is over, or twice on one", async () => {
    const helena = as("helena");
    expect((await helena.open("/board")).html).not.toContain('action="/board/meetings"');
    expect((await helena.send("/board/meetings", { held_on: MEETING_DAY })).status).toBe(403);
    const claire = as("claire");
    await claire.open("/board");
    for (const day of ["", "2026-02-30", "2026-12-15"]) {
      const page = await claire.send("/board/meetings", { held_on: day });
      expect([page.status, page.html.includes("Please give a day that is still to come.")]).toEqual([422, true]);
    }
    const made = await claire.send("/board/meetings", { held_on: MEETING_DAY });
    expect([made.status, made.location]).toEqual([303, expect.stringMatching(/^\/board\/meetings\/[0-9a-f-]+\?done=/)]);
    const again = await claire.send("/board/meetings", { held_on: MEETING_DAY });
    expect([again.status, again.html.includes("There is a meeting on this day already.")]).toEqual([409, true]);
  });

  it("get a recommended case from the secretariat alone, and not after their day", async () => {
    const claire = as("claire");
    const list = await claire.open("/board");
    const meeting = /\/board\/meetings\/([0-9a-f-]{36})/.exec(list.html)?.[1] ?? "";
    const put = (who: Visitor) => who.send(`/board/meetings/${meeting}/cases`, { case: played.caseId });
    const helena = as("helena");
    expect((await helena.open(`/board/meetings/${meeting}`)).html).not.toContain("Put on the list");
    const refused = await put(helena);
    expect([refused.status, refused.html.includes("This step is for: secretariat.")]).toEqual([409, true]);
    played.goTo("2027-01-13T10:00:00Z");
    expect((await claire.open(`/board/meetings/${meeting}`)).html).not.toContain("Put on the list");
    expect((await put(claire)).status).toBe(400);
    played.goTo("2026-12-16T10:00:00Z");
    expect((await claire.open(`/board/meetings/${meeting}`)).html).toContain("Put on the list");
    expect((await put(claire)).status).toBe(303);
    const page = await helena.open(`/board/meetings/${meeting}`);
    expect(page.html).toContain("0 of 3 have voted; 2 are needed.");
    expect(await stateOf(played)).toBe("before_board");
  });
});

describe("a case before the board", () => {
  let played: PlayedCase & { meeting: string };
  let as: Awaited<ReturnType<typeof visitors>>;
  let path: string;
  beforeAll(async () => {
    played = await playBeforeBoard();
    as = await visitors(played);
    path = `/cases/${played.caseId}/dossier`;
  });

  it("is voted on by nobody but the board", async () => {
    const claire = as("claire");
    expect((await claire.open(path)).html).not.toContain(`${path}/vote`);
    const refused = await claire.send(`${path}/vote`, { vote: "for" });
    expect([refused.status, refused.html.includes("This step is for: board.")]).toEqual([409, true]);
    const kari = as("kari");
    await kari.open("/account");
    expect((await kari.send(`${path}/vote`, { vote: "for" })).status).toBe(403);
  });

  it("shows no answer of the cluster to the board", async () => {
    const { html } = await as("helena").open(path);
    const facts = await played.services.db.asPerson("helena-lindqvist", (tx) => tx.select().from(factValue));
    expect(facts).toEqual([]);
    expect(html).toContain("Seen with own eyes.");
    expect(html).toContain("A clear focus.");
  });

  it("asks for a choice, and for the reason of a conflict", async () => {
    const helena = as("helena");
    await helena.open(path);
    const empty = await helena.send(`${path}/vote`, {});
    expect([empty.status, empty.html.includes("Please choose for, against or abstain.")]).toEqual([422, true]);
    const silent = await helena.send(`${path}/conflict`, { because: " " });
    expect([silent.status, silent.html.includes("Please say why.")]).toEqual([422, true]);
  });

  // what was too long was cut, and a letter that no database takes was an error of the program
  it("takes a reason as it was typed, or says that it is too long", async () => {
    const helena = as("helena");
    await helena.open(path);
    const long = await helena.send(`${path}/return`, { because: "x".repeat(10_001) });
    expect([long.status, long.html.includes("At most 10,000 letters fit.")]).toEqual([422, true]);
    const unseen = await helena.send(`${path}/conflict`, { because: "\u0000\u202e" });
    expect([unseen.status, unseen.html.includes("Please say why.")]).toEqual([422, true]);
  });

  it("is not decided without a quorum, and nobody is offered it", async () => {
    const helena = as("helena");
    await helena.open(path);
    expect((await helena.send(`${path}/vote`, { vote: "for" })).location).toBe(`${path}?done=vote`);
    const page = await helena.open(path);
    expect(page.html).toContain("1 of 3 have voted; 2 are needed.");
    expect(page.html).not.toContain(`${path}/decide`);
    const refused = await helena.send(`${path}/decide`, {});
    expect([refused.status, refused.html.includes("The board has no quorum: 1 have voted, 2 are needed.")]).toEqual([
      409,
      true,
    ]);
  });

  it("is closed to a member who declared a conflict: he neither votes nor decides, and the quorum shrinks", async () => {
    const tomas = as("tomas");
    await tomas.open(path);
    expect((await tomas.send(`${path}/conflict`, { because: "My firm is a member." })).status).toBe(303);
    const page = await tomas.open(path);
    expect(page.html).toContain("You have declared a conflict of interest");
    expect(page.html).not.toContain("Seen with own eyes.");
    for (const act of ["vote", "decide", "return"]) {
      const refused = await tomas.send(`${path}/${act}`, { vote: "for", because: "I know it." });
      expect([act, refused.status]).toEqual([act, 409]);
    }
    const { html } = await as("lars").open(path);
    expect(html).toContain("1 of 2 have voted; 2 are needed.");
    expect(part(html, "recommended")).toContain("My firm is a member.");
    expect((await as("tomas").open(`/board/meetings/${played.meeting}`)).html).toContain("conflict of interest");
  });

  it("is not decided while the votes are even", async () => {
    const lars = as("lars");
    await lars.open(path);
    await lars.send(`${path}/vote`, { vote: "against" });
    const page = await lars.open(path);
    expect(page.html).toContain("The votes are even");
    expect(page.html).not.toContain(`${path}/decide`);
    expect((await lars.send(`${path}/decide`, {})).status).toBe(409);
  });

  it("is decided once: whoever comes second is told by whom", async () => {
    const [lars, claire] = [as("lars"), as("claire")];
    await lars.open(path);
    await lars.send(`${path}/vote`, { vote: "for" });
    await claire.open(path);
    await lars.open(path);
    const both = await Promise.all([
      lars.send(`${path}/decide`, { command: randomUUID() }),
      claire.send(`${path}/decide`, { command: randomUUID() }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const second = both.find(({ status }) => status === 409);
    expect(second?.html).toMatch(/The case is decided already: (Lars Holm|Claire Dubois) recorded the decision on/);
    const { html } = await claire.open(path);
    expect(html).toContain("The label is awarded.");
    expect(html).not.toContain(`${path}/vote`);
    expect(await stateOf(played)).toBe("awarded");
  });
});

describe("the dossier of a Gold case", () => {
  it("has points by dimension, what was told on site, and how far the experts agreed", async () => {
    const played = await playGoldBeforeBoard();
    const { html } = await (await visitors(played))("tomas").open(`/cases/${played.caseId}/dossier`);
    const textOf = (id: string) =>
      `<${part(html, id)}`
        .replace(/<svg.*?<\/svg>/gs, " ")
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim();
    expect(textOf("verdict")).toBe(
      [
        "149 of 150 points Gold 120 Recommendation of the experts Award the label",
        "Minimum requirements No minimum requirement is failed or unknown.",
        "Agreement of the experts The same points on 29 of 30 indicators. Krippendorff’s alpha: 0.",
        // 0 beside 29 of 30 read as no agreement at all
        "1 is full agreement, 0 is no more than chance would give. Here it says little: the experts gave nearly all",
        "indicators the same points, and then a single difference brings it down.",
      ].join(" "),
    );
    expect(part(html, "verdict")).toContain("The label takes 120 points.");
    expect(textOf("dossier-dimensions-heading")).toBe(
      [
        "Points by dimension Gold 120 1 Structure of the cluster 14 / 15",
        "2 Typology, governance and cooperation 50 / 50 3 Financing 10 / 10",
        "4 Strategy, objectives and services 60 / 60 5 Achievements and recognition 15 / 15",
        "Preliminary score, told on site: 149 of 150 points",
      ].join(" "),
    );
    expect(part(html, "recommended").match(/Everything was there\./g)).toHaveLength(2);
    expect(part(html, "findings")).toContain("One source pays most.");
  });
});

describe("a case that the board gives back", () => {
  it("needs a reason, and leaves the hands of the board", async () => {
    const played = await playBeforeBoard();
    const helena = (await visitors(played))("helena");
    const path = `/cases/${played.caseId}/dossier`;
    await helena.open(path);
    expect((await helena.send(`${path}/return`, { because: "" })).status).toBe(422);
    expect((await helena.send(`${path}/return`, { because: "B01 is not clear." })).location).toBe(
      "/board?done=return_to_experts",
    );
    expect((await helena.open(path)).status).toBe(404);
    expect(await stateOf(played)).toBe("report_draft");
    const { html } = await helena.open(`/board/meetings/${played.meeting}`);
    // it stayed on the list from which it had been given back
    expect(html).not.toContain(`/cases/${played.caseId}`);
  });
});

describe("an appeal", () => {
  let played: PlayedCase;
  let as: Awaited<ReturnType<typeof visitors>>;
  let path: string;
  beforeAll(async () => {
    played = await playAppeal();
    as = await visitors(played);
    path = `/cases/${played.caseId}/appeal`;
  });

  it("is closed to everybody but the secretariat before it is given to somebody", async () => {
    for (const [who, status] of [
      ["kari", 403],
      ["astrid", 403],
      ["helena", 403],
      ["sofie", 404],
    ] as const)
      expect([who, (await as(who).open(path)).status]).toEqual([who, status]);
  });

  it("is given to nobody who had a part in the case or holds another office", async () => {
    const claire = as("claire");
    const { html } = await claire.open(path);
    expect(html.match(/<option value="[^"]+"/g)).toEqual(['<option value="sofie-maes"']);
    expect(html).toContain("The field is described in B01.");
    expect(html).toContain("No clear field.");
    const board = await claire.send(`${path}/assign`, { officer: "helena-lindqvist" });
    expect([board.status, board.html.includes("does not hold the office of deciding appeals")]).toEqual([409, true]);
    const expert = await claire.send(`${path}/assign`, { officer: "astrid-berg" });
    expect([expert.status, expert.html.includes("This person had a part in the case.")]).toEqual([409, true]);
    expect((await claire.send(`${path}/assign`, {})).status).toBe(422);
    expect((await claire.send(`${path}/assign`, { officer: "sofie-maes" })).status).toBe(303);
  });

  it("is decided by its officer alone, with a reason", async () => {
    const [claire, sofie] = [as("claire"), as("sofie")];
    expect((await claire.open(path)).html).not.toContain(`${path}/decide`);
    expect((await claire.send(`${path}/decide`, { outcome: "dismissed", because: "No." })).status).toBe(409);
    const page = await sofie.open(path);
    expect(page.html).toContain(`${path}/decide`);
    expect((await sofie.send(`${path}/decide`, { because: "Both." })).status).toBe(422);
    expect((await sofie.send(`${path}/decide`, { outcome: "returned" })).status).toBe(422);
    const done = await sofie.send(`${path}/decide`, { outcome: "returned", because: "B01 was not looked at." });
    expect(done.location).toBe(`${path}?done=decide_appeal`);
    expect(await stateOf(played)).toBe("recommended");
    const after = await sofie.open(path);
    expect(after.html).toContain("B01 was not looked at.");
    expect(after.html).toContain("No clear field.");
    expect((await as("helena").open(`/cases/${played.caseId}/dossier`)).status).toBe(200);
  });
});
