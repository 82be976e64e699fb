import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { caseRows } from "../../../test/support/foreign-case.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";

/** The second wall in a Gold case at the visit: what each kind of person finds in each table of cases, whatever a page asks for. */
describe("rows of a case", () => {
  let played: PlayedCase;

  const as = (id: string, text: string) =>
    played.services.db.asPerson(
      id,
      async (tx) => ((await tx.execute(sql.raw(text))) as unknown as { rows: unknown[] }).rows.length,
    );
  const worker = (text: string) => played.services.db.asWorker((tx) => tx.execute(sql.raw(text)));

  beforeAll(async () => {
    played = await playCase("gold", "visited");
    const { caseId, clusterId, services } = played;
    await played.take(PEOPLE.claire, {
      step: "propose_expert",
      expert: "jonas-weber",
      country: "DE",
      firm: null,
      conflicts: [],
    });
    const { rows } = (await services.db.asWorker((tx) =>
      tx.execute(
        sql`insert into evidence (cluster_id, scheme, row_id, changed_by, seen_by) values (${clusterId}, 'ecei-gold', '2.5', 'piotr-zielinski', 'assessors') returning id`,
      ),
    )) as unknown as { rows: { id: string }[] };
    const evidence = rows[0]?.id ?? "";
    const own = [
      "expert_score",
      "evidence_verdict",
      "expert_tie",
      "absence",
      "board_meeting",
      "cluster_label",
      "label_reminder",
      "letter_template",
    ];
    const { statements } = caseRows({ caseId, cluster: clusterId, evidence, names: "astrid-berg", by: "astrid-berg" });
    for (const [table, statement] of statements) if (own.includes(table)) await worker(statement);
    const sheet = `insert into expert_sheet (case_id, person_id, signed_at, sha256) values ('${caseId}', 'astrid-berg', now(), '${"a".repeat(64)}')`;
    await worker(sheet);
  });

  const SEEN: Readonly<Record<string, readonly number[]>> = {
    // stranger, cluster, asked expert, expert who has signed, the other expert, secretariat, board
    label_case: [0, 1, 1, 1, 1, 1, 0],
    case_expert: [0, 3, 3, 3, 3, 3, 0],
    // declarations are for those who assess
    // an expert does not read what the other one declared before both have signed
    case_event: [0, 12, 0, 13, 13, 14, 0],
    case_text: [0, 1, 0, 1, 1, 1, 0],
    // a task to score stands for each expert until all have signed: it tells of nobody whether he has
    case_task: [0, 4, 4, 4, 4, 4, 0],
    expert_score: [0, 0, 0, 1, 0, 0, 0],
    expert_sheet: [0, 0, 0, 1, 0, 0, 0],
    evidence_verdict: [0, 0, 0, 1, 0, 0, 0],
    // the stranger has one of his own cluster
    cluster_label: [1, 2, 0, 0, 0, 3, 0],
    // labels are the business of the cluster and the offices
    label_reminder: [0, 1, 0, 0, 0, 1, 0],
    board_meeting: [0, 0, 0, 0, 0, 1, 1],
    expert: [0, 3, 3, 3, 3, 3, 0],
    expert_tie: [0, 0, 0, 1, 0, 1, 0],
    absence: [0, 0, 0, 1, 0, 1, 0],
    letter_template: [1, 1, 1, 1, 1, 1, 1],
  };
  const WHO = [
    "ingrid-solheim",
    "piotr-zielinski",
    "jonas-weber",
    "astrid-berg",
    "ewa-nowak",
    "claire-dubois",
    "helena-lindqvist",
  ];

  it("are seen by those whom they concern", async () => {
    for (const [table, expected] of Object.entries(SEEN)) {
      const seen: number[] = [];
      for (const id of WHO) seen.push(await as(id, `select 1 from ${table}`));
      expect([table, seen]).toEqual([table, expected]);
    }
  });

  // the secretariat could take no step while experts scored: their tasks were hidden from it, and written a second time
  it("of tasks are written anew by whoever takes a step, and wait since the same day", async () => {
    played.goTo("2026-12-18T09:00:00Z");
    await played.take(PEOPLE.claire, { step: "waive_fee", because: "A programme pays." });
    const { rows } = (await worker(
      "select person_id, since::text from case_task where task = 'score' order by 1",
    )) as unknown as { rows: unknown[] };
    expect(rows).toEqual([
      { person_id: "astrid-berg", since: "2026-12-16" },
      { person_id: "ewa-nowak", since: "2026-12-16" },
    ]);
  });

  it("are blind until all have signed: nobody counts the points of another, or learns that somebody signed", async () => {
    const { caseId } = played;
    for (const id of [
      "ewa-nowak",
      "claire-dubois",
      "mette-friis",
      "piotr-zielinski",
      "helena-lindqvist",
      "jonas-weber",
    ])
      for (const table of ["expert_score", "expert_sheet", "evidence_verdict"]) {
        expect([id, table, await as(id, `select 1 from ${table} where case_id = '${caseId}'`)]).toEqual([id, table, 0]);
        const changed = await as(id, `update ${table} set case_id = case_id returning 1`).catch(() => 0);
        expect([id, table, changed]).toEqual([id, table, 0]);
      }
    const asked = await played.services.db.asPerson("ewa-nowak", (tx) =>
      tx.execute(sql`select all_signed(${caseId}::uuid) as all`),
    );
    expect((asked as unknown as { rows: unknown[] }).rows).toEqual([{ all: false }]);
  });

  it("of the trail are never changed or deleted, not even one's own", async () => {
    for (const id of ["claire-dubois", "astrid-berg", "piotr-zielinski"])
      for (const statement of [
        "update case_event set audience = 'case'",
        "delete from case_event",
        "update case_text set text = 'x'",
        "delete from case_text",
      ])
        await expect(as(id, statement)).rejects.toThrow();
    await expect(worker("delete from case_event")).rejects.toThrow();
    await expect(worker("delete from label_case")).rejects.toThrow();
  });
});
