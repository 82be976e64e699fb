import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bring, emptyRegister, openWorld, type World } from "./testing.ts";
import { factValue } from "./understand/fact-value.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyRegister(world);
  await world.rows("delete from cluster_profile");
});

const EXAMPLE = new URL("../../../../../examples/bronze-weak-international.yaml", import.meta.url);
const facts = async (day: string) =>
  Object.fromEntries(
    (
      await world.rows<{ fact: string; value: unknown }>(
        `select fact, value from fact_value where reference_date = '${day}' and cluster_id = '${world.cluster}'`,
      )
    ).map(({ fact, value }) => [fact, value]),
  );

describe("last year's Bronze questionnaire", () => {
  test.each([
    ["nothing in it", "[]"],
    ["a document of something else", "title: letter\n"],
    ["a table of something else", "Name;Town\nA;B\n"],
    ["no text", "%PDF-1.7\u0000"],
  ])("%s is refused", async (_name, content) => {
    const brought = await bring(world, new File([content], "answers.yaml"), { kind: "bronze" });
    expect(await brought.row()).toMatchObject({ state: "failed", failure: "not_these_answers" });
  });

  test("a reader takes nothing over, a day that is none is refused, and what is a list of members has no answers", async () => {
    const brought = await bring(world, new File(["fact;value\nteam.fte;2,5\n"], "answers.csv"), { kind: "bronze" });
    const lars = world.visitor("lars");
    await lars.open("/");
    expect((await lars.send(`/imports/${brought.id}/take`, { reference_date: "2025-05-01" })).status).toBe(403);
    await brought.open();
    expect((await brought.visitor.send(`/imports/${brought.id}/take`, { reference_date: "2025-02-30" })).status).toBe(
      400,
    );
    const members = await bring(world, new File(["Bedrift\nAlfa\n"], "members.csv"));
    expect((await members.visitor.send(`/imports/${members.id}/take`, { reference_date: "2025-05-01" })).status).toBe(
      409,
    );
  });

  test("texts that no database holds are cleaned, and names that every object has are unknown facts", async () => {
    const given = '{"participants.listed": "4\\u0000", "fees.model": "\\ud800", "__proto__": 1, "constructor": 2}';
    const brought = await bring(world, new File([`{"facts": ${given}}`], "answers.json"), { kind: "bronze" });
    expect((await brought.row()).state).toBe("mapping");
    const page = await brought.open();
    expect([page.status, page.html.match(/there is no such question or field/g)?.length]).toEqual([200, 2]);
    await brought.visitor.send(`/imports/${brought.id}/take`, { reference_date: "2024-03-31" });
    expect((await facts("2024-03-31"))["participants.listed"]).toBe(4);
  });

  test("a case file is shown, and goes into the draft of the day; taken twice it is refused", async () => {
    const brought = await bring(world, new File([readFileSync(EXAMPLE)], "bronze.yaml"), { kind: "bronze" });
    const page = await brought.open();
    expect([page.status, page.html.includes('value="2024-02-29"')]).toEqual([200, true]);
    const taken = await brought.visitor.send(`/imports/${brought.id}/take`, { reference_date: "2024-02-29" });
    expect(taken.status).toBe(303);
    const row = await brought.row();
    expect([row.state, row.refused, row.made + row.same]).toEqual(["done", 0, row.rows]);
    expect(row.made).toBeGreaterThan(100);
    expect(await facts("2024-02-29")).toMatchObject({
      "participants.committed": 40,
      "cluster.start_date": "2020-01-01",
      "organisation.legal_form": "association",
    });
    const done = await brought.open();
    expect(done.html).toMatch(/href="\/assessments\/[0-9a-f-]{36}"/);
    expect((await brought.visitor.send(`/imports/${brought.id}/take`, { reference_date: "2024-02-29" })).status).toBe(
      409,
    );
    const trail = await world.rows(`select action from audit_entry where target = '${brought.id}' order by id`);
    expect(trail).toEqual([{ action: "import.brought" }, { action: "import.answers_taken" }]);
  });

  test("the same as JSON", async () => {
    const document = { reference_date: "2025-05-01", facts: { "participants.committed": 41 } };
    const brought = await bring(world, new File([JSON.stringify(document)], "bronze.json"), { kind: "bronze" });
    await brought.open();
    await brought.visitor.send(`/imports/${brought.id}/take`, { reference_date: "2025-05-01" });
    expect(await brought.row()).toMatchObject({ state: "done", rows: 1, made: 1, refused: 0 });
    expect(await facts("2025-05-01")).toMatchObject({ "participants.committed": 41 });
  });

  test("what stands in the draft stays, and what cannot be is told by its reason", async () => {
    await world.rows(
      `insert into fact_value (cluster_id, reference_date, fact, value, changed_by) values ('${world.cluster}', '2023-03-01', 'participants.committed', '55', 'ingrid-solheim')`,
    );
    const lines = [
      "fact;value",
      "participants.committed;40",
      "participants.listed;60",
      "team.fte;two",
      "cluster.driver;nobody",
      "weather;good",
      "cluster.start_date;1 Mar 2015",
    ];
    const brought = await bring(world, new File([lines.join("\n")], "answers.csv"), { kind: "bronze" });
    await brought.visitor.send(`/imports/${brought.id}/take`, { reference_date: "2023-03-01" });
    expect(await brought.row()).toMatchObject({ state: "done", rows: 6, made: 2, same: 1, refused: 3 });
    expect(await facts("2023-03-01")).toMatchObject({
      "participants.committed": 55,
      "participants.listed": 60,
      "cluster.start_date": "2015-03-01",
    });
    const { html } = await brought.open();
    for (const sentence of [
      "stays as it is",
      "it cannot be read as a value of this kind",
      "there is no such question or field",
      "it contradicts other answers",
    ])
      expect(html).toContain(sentence);
  });
});

describe("a profile", () => {
  const profile = async () =>
    (
      await world.rows<{ fields: Record<string, unknown> }>(
        `select fields from cluster_profile where cluster_id = '${world.cluster}'`,
      )
    )[0]?.fields;
  test.each([
    [
      "as JSON",
      JSON.stringify({
        acronym: "FIK",
        startedOn: "2012-05-01",
        national: true,
        keywords: ["steel", "hydrogen"],
        weather: "good",
      }),
    ],
    [
      "as an export has it",
      JSON.stringify({
        profile: {
          fields: {
            acronym: "FIK",
            startedOn: "2012-05-01",
            national: true,
            keywords: ["steel", "hydrogen"],
            weather: "good",
          },
        },
      }),
    ],
    [
      "as CSV",
      "field;value\nacronym;FIK\nstartedOn;01.05.2012\nnational;ja\nkeywords;steel | hydrogen\nweather;good\n",
    ],
  ])("%s: fields that it has are taken, others stay", async (_name, content) => {
    const brought = await bring(world, new File([content], "profile.json"), { kind: "profile" });
    expect((await brought.open()).html).toContain("there is no such question or field");
    expect((await brought.visitor.send(`/imports/${brought.id}/take`, {})).status).toBe(303);
    expect(await brought.row()).toMatchObject({ state: "done", rows: 5, made: 4, same: 0, refused: 1 });
    expect(await profile()).toMatchObject({
      acronym: "FIK",
      startedOn: "2012-05-01",
      national: true,
      keywords: ["steel", "hydrogen"],
      website: "",
    });
    const again = await bring(world, new File([content], "profile.json"), { kind: "profile" });
    await again.open();
    await again.visitor.send(`/imports/${again.id}/take`, {});
    expect(await again.row()).toMatchObject({ made: 0, same: 4, refused: 1 });
  });

  test("a value that a field does not take is told, and the others are taken", async () => {
    const brought = await bring(
      world,
      new File([JSON.stringify({ acronym: "FIK", startedOn: "soon", website: "nowhere" })], "p.json"),
      { kind: "profile" },
    );
    await brought.open();
    await brought.visitor.send(`/imports/${brought.id}/take`, {});
    expect(await brought.row()).toMatchObject({ made: 1, refused: 2 });
    expect(await profile()).toMatchObject({ acronym: "FIK", startedOn: null, website: "" });
  });
});

test.each([
  ["count", "1 250", 1250],
  ["count", "2,5", 2.5],
  ["share", "0,25", 0.25],
  ["share", "25 %", 0.25],
  ["boolean", "ja", true],
  ["boolean", "Nie", false],
  ["boolean", "perhaps", null],
  ["date", "01.05.2025", "2025-05-01"],
  ["codes", "a; b", ["a", "b"]],
  ["code", "industry", "industry"],
  ["count", "", null],
] as const)("a value of %s written %j is %j", (unit, written, value) => {
  expect(factValue({ unit }, written)).toEqual(value);
});
