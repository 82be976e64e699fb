import { sql } from "drizzle-orm";
import { integer, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Orders of the report, and the files that were made; see migrations/0003-reports.sql. */
export const reportOrder = pgTable("report_order", {
  id: uuid("id").primaryKey().defaultRandom(),
  assessmentId: uuid("assessment_id").notNull(),
  language: text("language", { enum: ["en", "nb", "da", "pl"] }).notNull(),
  groups: text("groups").array().notNull().default(sql`'{}'`),
  caseFile: text("case_file").notNull(),
  key: text("key").notNull(),
  state: text("state", { enum: ["queued", "running", "done", "failed", "cancelled"] })
    .notNull()
    .default("queued"),
  step: smallint("step").notNull().default(0),
  pages: integer("pages"),
  attempts: smallint("attempts").notNull().default(0),
  failure: text("failure", { enum: ["worker_ended", "not_readable", "interrupted", "disk_full", "unexpected"] }),
  orderedBy: text("ordered_by").notNull(),
  orderedAt: moment("ordered_at"),
  finishedAt: timestamp("finished_at", { withTimezone: true }),
});

export const reportFile = pgTable("report_file", {
  key: text("key").primaryKey(),
  sha256: text("sha256").notNull(),
  bytes: integer("bytes").notNull(),
  pages: integer("pages").notNull(),
  createdAt: moment("created_at"),
});
