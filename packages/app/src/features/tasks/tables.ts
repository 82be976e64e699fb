import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Where a calendar program reads what waits for a person; see migrations/0014-visits-and-absences.sql. */
export const calendarFeed = pgTable("calendar_feed", {
  personId: text("person_id").primaryKey(),
  tokenHash: text("token_hash").notNull(),
  madeAt: moment("made_at"),
});
