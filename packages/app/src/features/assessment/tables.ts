import { date, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Facts belong to a cluster at a reference date; assessments read them (docs/decisions/0011). */
export const assessment = pgTable(
  "assessment",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    clusterId: uuid("cluster_id").notNull(),
    scheme: text("scheme").notNull(),
    edition: text("edition").notNull(),
    editionHash: text("edition_hash").notNull(),
    label: text("label").notNull(),
    referenceDate: date("reference_date").notNull(),
    submitBy: date("submit_by"),
    state: text("state", { enum: ["draft", "submitted"] })
      .notNull()
      .default("draft"),
    version: integer("version").notNull().default(1),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at"),
  },
  (t) => [unique().on(t.clusterId, t.scheme, t.referenceDate)],
);

export const factValue = pgTable(
  "fact_value",
  {
    clusterId: uuid("cluster_id").notNull(),
    referenceDate: date("reference_date").notNull(),
    fact: text("fact").notNull(),
    value: jsonb("value"),
    /** What the register said when the answer was written, and why the answer is another one. */
    registerValue: jsonb("register_value"),
    registerReason: text("register_reason").notNull().default(""),
    version: integer("version").notNull().default(1),
    changedBy: text("changed_by").notNull(),
    changedAt: moment("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.clusterId, t.referenceDate, t.fact] })],
);

export const rowNote = pgTable(
  "row_note",
  {
    assessmentId: uuid("assessment_id").notNull(),
    rowId: text("row_id").notNull(),
    evidence: text("evidence").notNull().default(""),
    comment: text("comment").notNull().default(""),
    texts: jsonb("texts").$type<Readonly<Record<string, string>>>().notNull().default({}),
    version: integer("version").notNull().default(1),
    changedBy: text("changed_by").notNull(),
    changedAt: moment("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.rowId] })],
);

export const submission = pgTable(
  "submission",
  {
    assessmentId: uuid("assessment_id").notNull(),
    number: integer("number").notNull(),
    caseFile: text("case_file").notNull(),
    sha256: text("sha256").notNull(),
    submittedBy: text("submitted_by").notNull(),
    submittedAt: moment("submitted_at"),
    reopenedBy: text("reopened_by"),
    reopenedAt: timestamp("reopened_at", { withTimezone: true }),
    reopenedBecause: text("reopened_because"),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.number] })],
);
