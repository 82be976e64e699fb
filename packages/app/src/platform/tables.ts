import { sql } from "drizzle-orm";
import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * Tables as queries see them; `migrations/*.sql` make them, with their keys, checks and policies. A test compares both with
 * the catalogue of the database. Here: what every feature leans on. Each feature has its own in `tables.ts`.
 */
const LANGUAGE = ["en", "nb", "da", "pl"] as const;
export const moment = (name: string) => timestamp(name, { withTimezone: true }).notNull().default(sql`now()`);

export const installation = pgTable("installation", {
  onlyOne: boolean("only_one").primaryKey().default(true),
  kind: text("kind", { enum: ["demonstration", "real"] }).notNull(),
  schemeOwner: text("scheme_owner").notNull().default(""),
  signUp: text("sign_up", { enum: ["invitation", "open"] })
    .notNull()
    .default("invitation"),
  languages: text("languages").array().notNull().default(sql`array['en', 'nb', 'da', 'pl']`),
  mailFrom: text("mail_from").notNull().default("klynge@localhost"),
  version: integer("version").notNull().default(1),
  createdAt: moment("created_at"),
});

export const person = pgTable("person", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  language: text("language", { enum: LANGUAGE }).notNull().default("en"),
  createdAt: moment("created_at"),
  /** Then there is neither a name nor an address any more. */
  erasedAt: timestamp("erased_at", { withTimezone: true }),
});

export const office = pgTable(
  "office",
  {
    personId: text("person_id").notNull(),
    office: text("office", { enum: ["administrator", "secretariat", "board", "appeals"] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.office] })],
);

export const auditEntry = pgTable("audit_entry", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment("at"),
  personId: text("person_id"),
  clusterId: uuid("cluster_id"),
  action: text("action").notNull(),
  target: text("target").notNull(),
  before: jsonb("before"),
  after: jsonb("after"),
});
