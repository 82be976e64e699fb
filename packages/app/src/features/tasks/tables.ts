import { date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Where a calendar program reads what waits for a person; see migrations/0014-visits-and-absences.sql. */
export const calendarFeed = pgTable("calendar_feed", {
  personId: text("person_id").primaryKey(),
  tokenHash: text("token_hash").notNull(),
  madeAt: moment("made_at"),
});

/** Which reminders of an ending label were sent; 0 months is the letter after its end. */
export const labelReminder = pgTable(
  "label_reminder",
  {
    labelId: uuid("label_id").notNull(),
    months: integer("months").notNull(),
    sentOn: date("sent_on").notNull(),
  },
  (t) => [primaryKey({ columns: [t.labelId, t.months] })],
);
