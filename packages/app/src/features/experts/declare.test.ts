import { randomUUID } from "node:crypto";
import { type CaseStep, STEP_NAMES, type StepName } from "@klynge/core";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { proposeExpert } from "./operations/propose-expert.ts";
import { textOf } from "./testing.ts";

/**
 * Title and list of members first; everything else of a case opens with the declaration (issue D). Jonas is asked late, in a case with
 * contract, answers and a planned visit, where there is something to see.
 */
describe("an expert who has not declared his interests", () => {
  let played: PlayedCase;
  let jonas: Visitor;
  let assessment: string;
  let evidence: string;

  const run = (text: string) =>
    played.services.db.asWorker(
      async (tx) => ((await tx.execute(sql.raw(text))) as unknown as { rows: Record<string, string>[] }).rows,
    );
  const asJonas = (text: string) =>
    played.services.db.asPerson("jonas-weber", async (tx) => {
      const { rows } = (await tx.execute(sql.raw(text))) as unknown as { rows: Record<string, unknown>[] };
      return rows;
    });
  const propose = (expert: string) =>
    proposeExpert(played.services, PEOPLE.claire, { caseId: played.caseId, expert, commandId: randomUUID() });

  beforeAll(async () => {
    played = await playCase("gold", "visit_planned");
    const { caseId, clusterId } = played;
    [assessment, evidence] = [
      (await run(`select assessment_id as id from label_case where id = '${caseId}'`))[0]?.id ?? "",
      randomUUID(),
    ];
    await run(`insert into evidence (id, cluster_id, scheme, row_id, changed_by, seen_by)
      values ('${evidence}', '${clusterId}', 'ecei-gold', '2.5', 'piotr-zielinski', 'assessors')`);
    await run(`insert into evidence_version (evidence_id, number, cluster_id, title, url, added_by)
      values ('${evidence}', 1, '${clusterId}', 'A paper', 'https://example.org', 'piotr-zielinski')`);
    await run(
      `insert into submitted_evidence (assessment_id, number, evidence_id, evidence_number) values ('${assessment}', 1, '${evidence}', 1)`,
    );
    await run(`insert into organisation (cluster_id, name, name_key, country, register_number, register_scheme, headcount, changed_by)
      values ('${clusterId}', 'Fabryka Brda', 'fabryka brda', 'PL', '0000123456', 'PL-KRS', 47110815, 'piotr-zielinski')`);
    await run(`insert into expert_tie (person_id, kind, organisation, starts, ends, changed_by)
      values ('jonas-weber', 'paid', 'FABRYKA BRDA sp. z o.o.', '2019-01-01', '2020-12-31', 'jonas-weber'),
             ('jonas-weber', 'coaching', 'Fabryka Brda', '2027-03-01', null, 'jonas-weber')`);
    jonas = new Visitor(createApp(played.services), "jonas-weber");
  });

  /** Each address that names something, with what belongs to this case in it. */
  function everyAddress(): [route: string, path: string][] {
    const { caseId, clusterId } = played;
    const owners = { "/cases": caseId, "/clusters": clusterId, "/directory": clusterId, "/evidence": evidence };
    const fixed: Readonly<Record<string, string>> = { clusterId, row: "2.5", section: "team", number: "1" };
    const routes = createApp(played.services)
      .routes.filter(({ method, path }) => method === "GET" && path.includes("/:") && !path.includes(":token"))
      .map(({ path }) => path);
    return [...new Set(routes)].map((route) => {
      const owner = Object.entries(owners).find(([start]) => route.startsWith(start))?.[1] ?? assessment;
      return [route, route.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => fixed[name] ?? owner)];
    });
  }

  it("who is not asked finds nothing", async () => {
    const { caseId } = played;
    for (const path of [`/cases/${caseId}`, `/cases/${caseId}/declare`, `/cases/${caseId}/trail`])
      expect([path, (await jonas.open(path)).status]).toEqual([path, 404]);
    for (const id of ["claire-dubois", "piotr-zielinski", "astrid-berg"]) {
      const visitor = new Visitor(createApp(played.services), id);
      expect([id, (await visitor.open(`/cases/${caseId}/declare`)).status]).toEqual([id, 404]);
    }
  });

  describe.each(["proposed", "accepted"] as const)("%s", (state) => {
    beforeAll(async () => {
      if (state === "proposed") await propose("jonas-weber");
      else await played.take(PEOPLE.piotr, { step: "accept_expert", expert: "jonas-weber" });
    });

    it("reads title, label, members and his own ties", async () => {
      const path = `/cases/${played.caseId}/declare`;
      expect(await jonas.open(`/cases/${played.caseId}`)).toMatchObject({ status: 303, location: path });
      const page = await jonas.open(path);
      const text = textOf(page);
      expect(text).toContain("Gold, Klaster Narzędziowy Brda, Poland.");
      // 124 of the demonstration, and the one of this test
      expect(text).toContain("125 organisations of the cluster Organisation Country Number in the national register ");
      expect(text).toContain(" Fabryka Brda Poland 0000123456 ");
      // what ended long ago is over; what begins is told
      expect(text).toContain(
        "Coaches Fabryka Brda, since 1 Mar 2027. It is, or was, a member of the cluster. It begins later and does not block.",
      );
      expect(text).not.toContain("Paid by");
      expect(text.includes("Is there a conflict of interest?")).toBe(state === "accepted");
      expect(text.includes("The cluster has not answered yet.")).toBe(state === "proposed");
      for (const hidden of LEAKS) expect([hidden, page.html.includes(hidden)]).toEqual([hidden, false]);
    });

    it("is shown nothing else by any address", async () => {
      const opened: string[] = [];
      for (const [route, path] of everyAddress()) {
        const page = await jonas.open(path);
        if (page.status < 400) opened.push(`${route} ${page.status}`);
        const found = LEAKS.filter((hidden) => page.html.includes(hidden));
        expect([path, found]).toEqual([path, []]);
      }
      expect(opened.sort()).toEqual(["/cases/:id 303", "/cases/:id/declare 200", "/cases/:id/steps/:step 303"]);
    });

    it("takes no step but his own, and refusals tell nothing", async () => {
      const allowed: StepName[] = state === "accepted" ? ["declare_interests", "decline_case"] : ["decline_case"];
      expect(Object.keys(STEPS).sort()).toEqual([...STEP_NAMES].sort());
      for (const step of Object.values(STEPS).filter((one) => !allowed.includes(one.step))) {
        const refused = await played.take(PEOPLE.jonas, step).then(
          () => "taken",
          (problem: { code: string }) => problem.code,
        );
        expect([step.step, refused]).toEqual([step.step, BINDING.has(step.step) ? "not_allowed" : "step_refused"]);
      }
      await jonas.open(`/cases/${played.caseId}/declare`);
      const page = await jonas.send(`/cases/${played.caseId}/steps/record_visit`, { lastDay: "2026-12-16" });
      expect(page.status).toBe(409);
      for (const hidden of LEAKS) expect([hidden, page.html.includes(hidden)]).toEqual([hidden, false]);
    });

    it("finds no row behind it, and can write none", async () => {
      const { caseId, clusterId } = played;
      for (const [table, where] of [
        ["case_event", `case_id = '${caseId}'`],
        ["case_text", `case_id = '${caseId}'`],
        ["cluster", `id = '${clusterId}'`],
        ["assessment", `cluster_id = '${clusterId}'`],
        ["submission", `assessment_id = '${assessment}'`],
        ["fact_value", `cluster_id = '${clusterId}'`],
        ["row_note", `assessment_id = '${assessment}'`],
        ["evidence", `cluster_id = '${clusterId}'`],
        ["evidence_version", `cluster_id = '${clusterId}'`],
        ["submitted_evidence", `assessment_id = '${assessment}'`],
        ["organisation", `cluster_id = '${clusterId}'`],
        ["membership", `cluster_id = '${clusterId}'`],
        ["expert_score", "true"],
        ["expert_sheet", "true"],
        ["evidence_verdict", "true"],
        ["board_meeting", "true"],
      ])
        expect([table, (await asJonas(`select 1 from ${table} where ${where}`)).length]).toEqual([table, 0]);
      for (const statement of [
        `insert into expert_score (case_id, person_id, row_id, points) values ('${caseId}', 'jonas-weber', '2.5', 3)`,
        `insert into expert_correction (case_id, person_id, row_id, facts) values ('${caseId}', 'jonas-weber', '2.5', '{}')`,
        `insert into expert_sheet (case_id, person_id, signed_at, sha256) values ('${caseId}', 'jonas-weber', now(), '${"a".repeat(64)}')`,
        `insert into evidence_verdict (case_id, person_id, evidence_id, evidence_number, verdict)
         values ('${caseId}', 'jonas-weber', '${evidence}', 1, 'seen')`,
      ])
        await expect(asJonas(statement)).rejects.toThrow();
    });
  });

  it("does not declare anything by leaving the question as it is", async () => {
    const page = await jonas.open(`/cases/${played.caseId}/declare`);
    expect(page.html).not.toMatch(/name="conflict"[^>]*checked/);
    const answer = await jonas.send(`/cases/${played.caseId}/declare`, { because: "" });
    expect([answer.status, textOf(answer).includes("Is there a conflict of interest?: Please fill in.")]).toEqual([
      422,
      true,
    ]);
    for (const hidden of LEAKS) expect([hidden, answer.html.includes(hidden)]).toEqual([hidden, false]);
    const unsaid = await jonas.send(`/cases/${played.caseId}/declare`, {
      conflict: "yes",
      because: "",
    });
    expect(unsaid.status).toBe(409);
  });

  it("reads the case once he has declared that there is no conflict", async () => {
    await jonas.open(`/cases/${played.caseId}/declare`);
    const answer = await jonas.send(`/cases/${played.caseId}/declare`, { conflict: "no" });
    expect(answer.location).toBe(`/cases/${played.caseId}?done=declare_interests`);
    const page = await jonas.open(`/cases/${played.caseId}`);
    expect([page.status, page.html.includes("At the office of the cluster"), page.html.includes("Ewa Nowak")]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await asJonas(`select 1 from assessment where id = '${assessment}'`)).length).toBe(1);
    expect((await jonas.open(`/cases/${played.caseId}/declare`)).status).toBe(404);
  });
});

/** Of contract, visit, trail, answers and other experts. */
const LEAKS = [
  "At the office of the cluster",
  "Ewa Nowak",
  "Astrid Berg",
  "ewa-nowak",
  "8,250",
  "A paper",
  // digits enough to be in no identifier by chance
  "47110815",
  "47,110,815",
  "Visit planned",
];

/** Steps that only the owner of a cluster takes. */
const BINDING: ReadonlySet<string> = new Set(
  "ask_eligibility sign_contract submit accept_expert object_to_expert appeal withdraw_application".split(" "),
);

const because = "x";
const way = { mode: "video" as const, travelKm: null, expertOffice: false };
const expert = "jonas-weber";
const moment = "2026-12-20T08:00:00.000Z";
/** One of each, as it would be lawful for whoever may. */
const STEPS: { readonly [N in StepName]: Extract<CaseStep, { step: N }> } = {
  ask_eligibility: { step: "ask_eligibility" },
  judge_eligibility: { step: "judge_eligibility", items: {}, because },
  offer_contract: { step: "offer_contract", plannedOn: "2026-12-20", ...way },
  sign_contract: { step: "sign_contract" },
  issue_invoice: { step: "issue_invoice", number: "1" },
  record_payment: { step: "record_payment", paidOn: "2026-11-22" },
  waive_fee: { step: "waive_fee", because },
  declare_areas: { step: "declare_areas", areas: [] },
  submit: { step: "submit", assessment: "x", number: 1, sha256: "x", referenceDate: "2026-06-30" },
  return_to_cluster: { step: "return_to_cluster", because },
  propose_expert: { step: "propose_expert", expert: "claire-dubois", country: "DE", firm: null, conflicts: [] },
  approve_same_firm: { step: "approve_same_firm", because },
  withdraw_proposal: { step: "withdraw_proposal", expert, because },
  accept_expert: { step: "accept_expert", expert },
  object_to_expert: { step: "object_to_expert", expert, because },
  declare_interests: { step: "declare_interests", conflict: false, because: null },
  decline_case: { step: "decline_case", because },
  leave_case: { step: "leave_case", expert, conflict: false, because },
  plan_visit: {
    step: "plan_visit",
    starts: moment,
    ends: "2026-12-20T09:00:00.000Z",
    timeZone: "Europe/Oslo",
    place: "x",
    ...way,
  },
  record_visit: { step: "record_visit", lastDay: "2026-11-22", observers: null },
  open_scores: { step: "open_scores", scores: [] },
  agree_value: { step: "agree_value", row: "2.5", points: 1, because },
  correct_facts: {
    step: "correct_facts",
    row: "2.5",
    facts: { "contacts.participants_contacted": 1 },
    because,
    seen: "x",
  },
  close_consensus: { step: "close_consensus" },
  confirm_area: { step: "confirm_area", indicator: "2.5", confirmed: true, because },
  write_finding: { step: "write_finding", row: null, kind: "fact", text: "x" },
  take_finding_back: { step: "take_finding_back", finding: 1, because },
  send_fact_check: { step: "send_fact_check", dueOn: "2026-12-24" },
  reply_to_report: { step: "reply_to_report", row: null, text: "x" },
  confirm_facts: { step: "confirm_facts" },
  recommend: { step: "recommend", outcome: "refuse", because },
  put_before_board: { step: "put_before_board", meeting: "x" },
  declare_board_conflict: { step: "declare_board_conflict", because },
  vote: { step: "vote", vote: "for" },
  decide: { step: "decide", because: null },
  return_to_experts: { step: "return_to_experts", because },
  send_decision: { step: "send_decision" },
  appeal: { step: "appeal", grounds: "x" },
  assign_appeal: { step: "assign_appeal", officer: "sofie-maes" },
  decide_appeal: { step: "decide_appeal", outcome: "dismissed", because },
  publish: { step: "publish" },
  report_change: { step: "report_change", text: because },
  read_change: { step: "read_change", because },
  suspend_label: { step: "suspend_label", because },
  reinstate_label: { step: "reinstate_label", because },
  withdraw_label: { step: "withdraw_label", because },
  withdraw_application: { step: "withdraw_application", because },
  move_edition: { step: "move_edition", edition: "x", hash: "x", because },
};
