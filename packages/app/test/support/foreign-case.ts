import { randomUUID } from "node:crypto";

type Statements = readonly (readonly [table: string, statement: string])[];

/**
 * A row in every table of a case of a cluster, in an order in which they can be put down.
 * @param of the case, new or one that is there; whom the rows name, and who wrote them
 */
export function caseRows({
  caseId = randomUUID(),
  cluster,
  evidence,
  names,
  by,
}: {
  readonly caseId?: string;
  readonly cluster: string;
  readonly evidence: string;
  readonly names: string;
  readonly by: string;
}): { readonly caseId: string; readonly statements: Statements } {
  const hash = "f".repeat(64);
  const label = randomUUID();
  return {
    caseId,
    statements: [
      [
        "label_case",
        `insert into label_case (id, cluster_id, label, opened, since, edition_hash, hash, opened_by)
         values ('${caseId}', '${cluster}', 'silver', '{}', '2026-11-01', '${hash}', '${hash}', '${by}')`,
      ],
      ["case_expert", `insert into case_expert (case_id, person_id, state) values ('${caseId}', '${names}', 'free')`],
      [
        "case_event",
        `insert into case_event (case_id, number, at, person_id, party, step, data, audience, command_id, previous_hash, hash)
         values ('${caseId}', 1, now(), '${by}', 'cluster', 'ask_eligibility', '{}', 'case', '${randomUUID()}', '', '${hash}')`,
      ],
      [
        "case_text",
        `insert into case_text (case_id, number, path, salt, text) values ('${caseId}', 1, 'because', 'x', 'x')`,
      ],
      [
        "case_task",
        `insert into case_task (case_id, task, party, since) values ('${caseId}', 'declare', 'expert', '2026-11-01')`,
      ],
      [
        "expert_score",
        `insert into expert_score (case_id, person_id, row_id, points) values ('${caseId}', '${names}', '2.5', 3)`,
      ],
      [
        "expert_correction",
        `insert into expert_correction (case_id, person_id, row_id, facts) values ('${caseId}', '${names}', '2.5', '{}')`,
      ],
      [
        "expert_sheet",
        `insert into expert_sheet (case_id, person_id, signed_at, sha256) values ('${caseId}', '${names}', now(), '${hash}')`,
      ],
      [
        "evidence_verdict",
        `insert into evidence_verdict (case_id, person_id, evidence_id, evidence_number, verdict)
         values ('${caseId}', '${names}', '${evidence}', 1, 'seen')`,
      ],
      ["board_meeting", `insert into board_meeting (held_on, changed_by) values ('2031-01-01', '${by}')`],
      ["expert", `insert into expert (person_id, country, changed_by) values ('${names}', 'PL', '${by}')`],
      [
        "expert_tie",
        `insert into expert_tie (person_id, kind, organisation, cluster_id, starts, changed_by)
         values ('${names}', 'paid', 'x', '${cluster}', '2026-01-01', '${by}')`,
      ],
      [
        "calendar_feed",
        `insert into calendar_feed (person_id, token_hash, made_at) values ('${names}', '${hash}', now())`,
      ],
      ["absence", `insert into absence (person_id, starts, ends) values ('${names}', '2026-12-01', '2026-12-02')`],
      [
        "cluster_label",
        `insert into cluster_label (id, cluster_id, label, valid_from, valid_until, case_id)
         values ('${label}', '${cluster}', 'silver', '2024-12-01', '2026-11-30', '${caseId}')`,
      ],
      [
        "label_reminder",
        `insert into label_reminder (label_id, months, sent_on) values ('${label}', 12, '2026-11-01')`,
      ],
      [
        "letter_template",
        `insert into letter_template (letter, language, subject, body, changed_by) values ('x', 'en', 'x', 'x', '${by}')`,
      ],
    ],
  };
}
