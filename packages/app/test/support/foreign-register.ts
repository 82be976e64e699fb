import { randomUUID } from "node:crypto";

export interface RegisterRows {
  readonly listed: string;
  readonly unlisted: string;
  readonly gone: string;
  readonly evidence: string;
  /** By table, in an order in which they can be put down. */
  readonly statements: readonly (readonly [table: string, statement: string])[];
}

/** A row in every table of the register of a cluster, written by one of its people. */
export function registerRows({
  cluster,
  assessment,
  person,
}: {
  readonly cluster: string;
  readonly assessment: string;
  readonly person: string;
}): RegisterRows {
  const [listed, unlisted, gone, member, entry, load, survey, evidence] = Array.from({ length: 8 }, () => randomUUID());
  const hash = "e".repeat(64);
  const organisation = (id: string | undefined, name: string, more: string): string =>
    `insert into organisation (id, cluster_id, name, headcount, listed, merged_into, changed_by)
     values ('${id}', '${cluster}', '${name}', 7, ${more}, '${person}')`;
  return {
    listed: listed ?? "",
    unlisted: unlisted ?? "",
    gone: gone ?? "",
    evidence: evidence ?? "",
    statements: [
      [
        "cluster_profile",
        `insert into cluster_profile (cluster_id, fields, visibility, changed_by) values ('${cluster}',
         '{"mission": "open", "phone": "some", "budget": "none"}', '{"mission": "everybody", "phone": "signed_in"}', '${person}')
         on conflict (cluster_id) do update set fields = excluded.fields, visibility = excluded.visibility, published = false`,
      ],
      [
        "cluster_logo",
        `insert into cluster_logo (cluster_id, sha256, bytes, width, height, seen_by, changed_by)
         values ('${cluster}', '${hash}', 1, 4, 3, 'signed_in', '${person}')`,
      ],
      [
        "register_import",
        `insert into register_import (id, cluster_id, kind, file_name, sha256, bytes, started_by)
         values ('${load}', '${cluster}', 'members', 'x.csv', '${hash}', 1, '${person}')`,
      ],
      ["organisation", organisation(listed, "Listed", "true, null")],
      ["organisation", organisation(unlisted, "Unlisted", "false, null")],
      ["organisation", organisation(gone, "Gone", `true, '${listed}'`)],
      [
        "membership",
        `insert into membership (id, cluster_id, organisation_id, starts, changed_by)
         values ('${member}', '${cluster}', '${listed}', '2020-01-01', '${person}')`,
      ],
      [
        "register_entry",
        `insert into register_entry (id, cluster_id, section, starts, fields, changed_by)
         values ('${entry}', '${cluster}', 'body', '2020-01-01', '{}', '${person}')`,
      ],
      [
        "register_link",
        `insert into register_link (cluster_id, entry_id, organisation_id) values ('${cluster}', '${entry}', '${listed}')`,
      ],
      [
        "register_section",
        `insert into register_section (cluster_id, section, confirmed_on, confirmed_by) values ('${cluster}', 'body', '2026-01-01', '${person}')`,
      ],
      [
        "organisation_merge",
        `insert into organisation_merge (cluster_id, kept, gone, moved, merged_by) values ('${cluster}', '${listed}', '${gone}', '{}', '${person}')`,
      ],
      [
        "organisation_difference",
        `insert into organisation_difference (cluster_id, one, other, decided_by)
         values ('${cluster}', least('${listed}'::uuid, '${unlisted}'), greatest('${listed}'::uuid, '${unlisted}'), '${person}')`,
      ],
      [
        "register_import_change",
        `insert into register_import_change (import_id, cluster_id, organisation_id, before, version_after)
         values ('${load}', '${cluster}', '${listed}', '{}', 2)`,
      ],
      [
        "register_import_question",
        `insert into register_import_question (import_id, row, cluster_id, reason, key, given)
         values ('${load}', 1, '${cluster}', 'name_and_place', 'x', '{}')`,
      ],
      [
        "import_mapping",
        `insert into import_mapping (cluster_id, kind, header_hash, mapping) values ('${cluster}', 'members', '${hash}', '{}')`,
      ],
      [
        "survey",
        `insert into survey (id, cluster_id, title, language, closes_on, changed_by)
         values ('${survey}', '${cluster}', 'x', 'en', '2026-12-31', '${person}')`,
      ],
      [
        "survey_invitation",
        `insert into survey_invitation (cluster_id, survey_id, organisation_id, email) values ('${cluster}', '${survey}', '${listed}', 'x@example.org')`,
      ],
      [
        "survey_answer",
        `insert into survey_answer (cluster_id, survey_id, marks) values ('${cluster}', '${survey}', '{}')`,
      ],
      [
        "evidence",
        `insert into evidence (id, cluster_id, scheme, row_id, changed_by) values ('${evidence}', '${cluster}', 'ecei-gold', '2.5', '${person}')`,
      ],
      [
        "evidence_version",
        `insert into evidence_version (evidence_id, number, cluster_id, title, url, added_by)
         values ('${evidence}', 1, '${cluster}', 'x', 'https://example.org', '${person}')`,
      ],
      [
        "submitted_evidence",
        `insert into submitted_evidence (assessment_id, number, evidence_id, evidence_number) values ('${assessment}', 1, '${evidence}', 1)`,
      ],
    ],
  };
}
