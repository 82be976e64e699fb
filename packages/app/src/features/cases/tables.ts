import type { CaseState, Opened } from "@klynge/core";
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Cases and what belongs to them; see migrations/0012-cases.sql and docs/decisions/0020. */
export const labelCase = pgTable("label_case", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  label: text("label", { enum: ["bronze", "silver", "gold"] }).notNull(),
  opened: jsonb("opened").$type<Opened>().notNull(),
  state: text("state").$type<CaseState>().notNull().default("draft"),
  since: date("since").notNull(),
  assessmentId: uuid("assessment_id"),
  submissionNumber: integer("submission_number"),
  editionHash: text("edition_hash").notNull(),
  unblinded: boolean("unblinded").notNull().default(false),
  reportSent: boolean("report_sent").notNull().default(false),
  boardSeen: boolean("board_seen").notNull().default(false),
  decisionSent: boolean("decision_sent").notNull().default(false),
  appealsOfficer: text("appeals_officer"),
  validUntil: date("valid_until"),
  number: integer("number").notNull().default(0),
  hash: text("hash").notNull(),
  meetingId: uuid("meeting_id"),
  openedBy: text("opened_by").notNull(),
  openedAt: moment("opened_at"),
});

const PARTY = ["cluster", "secretariat", "expert", "board", "appeals", "program"] as const;

export const caseExpert = pgTable(
  "case_expert",
  {
    caseId: uuid("case_id").notNull(),
    personId: text("person_id").notNull(),
    state: text("state", {
      enum: ["proposed", "accepted", "free", "withdrawn", "objected", "declined", "in_conflict", "left"],
    }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId] })],
);

export const caseEvent = pgTable(
  "case_event",
  {
    caseId: uuid("case_id").notNull(),
    number: integer("number").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    personId: text("person_id"),
    party: text("party", { enum: PARTY }).notNull(),
    step: text("step").notNull(),
    data: jsonb("data").notNull(),
    audience: text("audience", { enum: ["case", "assessors", "board", "report", "points", "decision"] }).notNull(),
    commandId: uuid("command_id").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.number] })],
);

export const caseText = pgTable(
  "case_text",
  {
    caseId: uuid("case_id").notNull(),
    number: integer("number").notNull(),
    path: text("path").notNull(),
    salt: text("salt").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.number, t.path] })],
);

export const caseTask = pgTable("case_task", {
  caseId: uuid("case_id").notNull(),
  task: text("task").notNull(),
  party: text("party", { enum: ["cluster", "secretariat", "expert", "board", "appeals"] }).notNull(),
  personId: text("person_id"),
  since: date("since").notNull(),
  dueOn: date("due_on"),
});

/** Letters as the secretariat words them; without a row the text of the program is sent. */
export const letterTemplate = pgTable(
  "letter_template",
  {
    letter: text("letter").notNull(),
    language: text("language", { enum: ["en", "nb", "da", "pl"] }).notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    version: integer("version").notNull().default(1),
    changedBy: text("changed_by").notNull(),
    changedAt: moment("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.letter, t.language] })],
);
