import type { FactValues } from "@klynge/core";
import { integer, jsonb, numeric, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** What an expert gives alone, for nobody else to see before all have signed; see migrations/0012-cases.sql. */
export const expertScore = pgTable(
  "expert_score",
  {
    caseId: uuid("case_id").notNull(),
    personId: text("person_id").notNull(),
    rowId: text("row_id").notNull(),
    points: numeric("points", { mode: "number" }),
    because: text("because").notNull().default(""),
    note: text("note").notNull().default(""),
    version: integer("version").notNull().default(1),
    changedAt: moment("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId, t.rowId] })],
);

/** What he found otherwise than it was submitted, by row: facts that are not here stand as they are. */
export const expertCorrection = pgTable(
  "expert_correction",
  {
    caseId: uuid("case_id").notNull(),
    personId: text("person_id").notNull(),
    rowId: text("row_id").notNull(),
    facts: jsonb("facts").$type<FactValues>().notNull(),
    because: text("because").notNull().default(""),
    seen: text("seen").notNull().default(""),
    version: integer("version").notNull().default(1),
    changedAt: moment("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId, t.rowId] })],
);

export const expertSheet = pgTable(
  "expert_sheet",
  {
    caseId: uuid("case_id").notNull(),
    personId: text("person_id").notNull(),
    signedAt: timestamp("signed_at", { withTimezone: true }).notNull(),
    sha256: text("sha256").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId] })],
);

export const VERDICTS = ["seen", "not_seen", "contradicts"] as const;

/** What an expert found in a piece of evidence, in the version that was submitted. */
export const evidenceVerdict = pgTable(
  "evidence_verdict",
  {
    caseId: uuid("case_id").notNull(),
    personId: text("person_id").notNull(),
    evidenceId: uuid("evidence_id").notNull(),
    evidenceNumber: integer("evidence_number").notNull(),
    /** Null while there is only a note. */
    verdict: text("verdict", { enum: VERDICTS }),
    note: text("note").notNull().default(""),
    version: integer("version").notNull().default(1),
    changedAt: moment("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId, t.evidenceId] })],
);
