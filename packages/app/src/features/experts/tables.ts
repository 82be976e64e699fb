import { date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** The pool of experts, their ties and absences; see migrations/0012-cases.sql. */
export const expert = pgTable("expert", {
  personId: text("person_id").primaryKey(),
  country: text("country").notNull(),
  firm: text("firm").notNull().default(""),
  languages: text("languages").array().notNull().default([]),
  sectors: text("sectors").array().notNull().default([]),
  capacity: integer("capacity").notNull().default(6),
  benchmarkingUntil: date("benchmarking_until"),
  auditorUntil: date("auditor_until"),
  version: integer("version").notNull().default(1),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at"),
});

export const expertTie = pgTable("expert_tie", {
  id: uuid("id").primaryKey().defaultRandom(),
  personId: text("person_id").notNull(),
  kind: text("kind", { enum: ["employed", "paid", "coaching", "funding", "leads", "member"] }).notNull(),
  organisation: text("organisation").notNull(),
  country: text("country").notNull().default(""),
  registerNumber: text("register_number").notNull().default(""),
  clusterId: uuid("cluster_id"),
  starts: date("starts").notNull(),
  ends: date("ends"),
  version: integer("version").notNull().default(1),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at"),
});

/** When somebody is away, and who does his work meanwhile. */
export const absence = pgTable("absence", {
  id: uuid("id").primaryKey().defaultRandom(),
  personId: text("person_id").notNull(),
  starts: date("starts").notNull(),
  ends: date("ends").notNull(),
  delegate: text("delegate"),
  changedAt: moment("changed_at"),
});
