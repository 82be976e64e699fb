import { date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Monthly meetings of the board; the cases of a meeting name it (label: `label_case.meeting_id`). */
export const boardMeeting = pgTable("board_meeting", {
  id: uuid("id").primaryKey().defaultRandom(),
  heldOn: date("held_on").notNull(),
  version: integer("version").notNull().default(1),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at"),
});
