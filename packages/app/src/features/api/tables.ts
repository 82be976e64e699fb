import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

const later = (name: string) => timestamp(name, { withTimezone: true });

export const apiToken = pgTable("api_token", {
  id: uuid("id").primaryKey().defaultRandom(),
  personId: text("person_id").notNull(),
  name: text("name").notNull(),
  tokenHash: text("token_hash").notNull(),
  createdAt: moment("created_at"),
  lastUsedAt: later("last_used_at"),
  expiresAt: later("expires_at").notNull(),
  revokedAt: later("revoked_at"),
});
