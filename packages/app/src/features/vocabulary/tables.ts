import { doublePrecision, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** Official tables that the operator imports with `klynge import`; nothing of a tenant. */
export const vocabularyCode = pgTable(
  "vocabulary_code",
  {
    kind: text("kind", { enum: ["NACE2", "NACE2.1", "NUTS"] }).notNull(),
    code: text("code").notNull(),
    /** By language; of a region in Latin letters under `latin`. */
    names: jsonb("names").$type<Readonly<Record<string, string>>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.code] })],
);

export const postalCode = pgTable(
  "postal_code",
  {
    country: text("country").notNull(),
    /** As `plainPostalCode` writes it: `59700`, `62466`. */
    code: text("code").notNull(),
    town: text("town").notNull(),
    latitude: doublePrecision("latitude").notNull(),
    longitude: doublePrecision("longitude").notNull(),
  },
  (t) => [primaryKey({ columns: [t.country, t.code, t.town] })],
);
