import { date, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Editions of the schemes: brought, published, withdrawn; those that a release of the program came with have nobody. */
export const edition = pgTable("edition", {
  id: uuid("id").primaryKey().defaultRandom(),
  hash: text("hash").notNull(),
  name: text("name").notNull(),
  /** Checked and frozen, as JSON. */
  content: text("content").notNull(),
  broughtBy: text("brought_by"),
  broughtAt: moment("brought_at"),
  effectiveFrom: date("effective_from"),
  publishedBy: text("published_by"),
  publishedAt: timestamp("published_at", { withTimezone: true }),
  withdrawnBy: text("withdrawn_by"),
  withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
});
