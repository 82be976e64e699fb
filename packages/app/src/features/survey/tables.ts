import { LANGUAGES } from "@klynge/core";
import { boolean, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** A survey that is run from here. Answers have no table here: nobody reads them but functions of the database (0008-register.sql). */
export const survey = pgTable("survey", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  title: text("title").notNull(),
  language: text("language", { enum: LANGUAGES }).notNull(),
  /** The last day on which answers are taken. */
  closesOn: date("closes_on").notNull(),
  state: text("state", { enum: ["draft", "open", "closed", "published"] })
    .notNull()
    .default("draft"),
  openedOn: date("opened_on"),
  remindedOn: date("reminded_on"),
  closedOn: date("closed_on"),
  publishedOn: date("published_on"),
  /** How many were asked; their addresses are erased later. */
  invited: integer("invited").notNull().default(0),
  /** What became of it in the register. */
  entryId: uuid("entry_id"),
  version: integer("version").notNull().default(1),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at"),
});

/** Whom a survey asks. Whether somebody has answered is read by nobody: only how many have. */
export const surveyInvitation = pgTable("survey_invitation", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  surveyId: uuid("survey_id").notNull(),
  organisationId: uuid("organisation_id"),
  /** Null once it is erased. */
  email: text("email"),
  tokenHash: text("token_hash"),
  /** The link of the reminder is another one: only hashes are kept. */
  reminderHash: text("reminder_hash"),
  answered: boolean("answered").notNull().default(false),
});
