import { boolean, date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Clusters and the people who act for them. */
export const cluster = pgTable("cluster", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name").notNull(),
  country: text("country").notNull(),
  place: text("place").notNull().default(""),
  invented: boolean("invented").notNull().default(false),
  label: text("label", { enum: ["bronze", "silver", "gold"] }),
  labelValidFrom: date("label_valid_from"),
  labelValidUntil: date("label_valid_until"),
  version: integer("version").notNull().default(1),
  createdAt: moment("created_at"),
});

export const clusterPerson = pgTable(
  "cluster_person",
  {
    clusterId: uuid("cluster_id").notNull(),
    personId: text("person_id").notNull(),
    role: text("role", { enum: ["owner", "member", "reader"] }).notNull(),
    since: moment("since"),
  },
  (t) => [primaryKey({ columns: [t.clusterId, t.personId] })],
);
