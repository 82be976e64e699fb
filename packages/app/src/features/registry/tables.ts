import { COMMITMENT_PROOFS, LABEL_LEVELS, LABEL_STANDINGS, ORGANISATION_KINDS, SIZE_CLASSES } from "@klynge/core";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";
import { SECTIONS } from "./sections.ts";

/** Clusters, the people who act for them, and what a cluster knows of itself (docs/decisions/0016). */
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

export type ClusterRole = (typeof clusterPerson.$inferSelect)["role"];

/** Every label that a cluster has or had (migrations/0018-labels-of-a-cluster.sql); what `cluster` names follows from them. */
export const clusterLabel = pgTable("cluster_label", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  label: text("label", { enum: LABEL_LEVELS }).notNull(),
  from: date("valid_from").notNull(),
  until: date("valid_until").notNull(),
  standing: text("standing", { enum: LABEL_STANDINGS }).notNull().default("valid"),
  /** Null for one from before, whose `source` tells where it is told. */
  caseId: uuid("case_id"),
  source: text("source").notNull().default(""),
  renewSince: date("renew_since"),
  changedBy: text("changed_by"),
  changedAt: moment("changed_at"),
});

/** Who wrote it last, and how often it was written. */
const written = {
  version: integer("version").notNull().default(1),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at"),
};

export const clusterProfile = pgTable("cluster_profile", {
  clusterId: uuid("cluster_id").primaryKey(),
  fields: jsonb("fields").$type<Readonly<Record<string, unknown>>>().notNull().default({}),
  visibility: jsonb("visibility").$type<Readonly<Record<string, "everybody" | "signed_in">>>().notNull().default({}),
  published: boolean("published").notNull().default(false),
  lastConfirmedOn: date("last_confirmed_on"),
  ...written,
});

/** See migrations/0010-cluster-logo.sql. */
export const clusterLogo = pgTable("cluster_logo", {
  clusterId: uuid("cluster_id").primaryKey(),
  /** Null, like the three that follow, once it was removed. */
  sha256: text("sha256"),
  bytes: integer("bytes"),
  width: integer("width"),
  height: integer("height"),
  seenBy: text("seen_by", { enum: ["cluster", "signed_in", "everybody"] })
    .notNull()
    .default("cluster"),
  ...written,
});

export const organisation = pgTable("organisation", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull().default(""),
  kind: text("kind", { enum: ORGANISATION_KINDS }).notNull().default("enterprise"),
  registerScheme: text("register_scheme"),
  registerNumber: text("register_number"),
  parentNumber: text("parent_number"),
  legalForm: text("legal_form").notNull().default(""),
  naceScheme: text("nace_scheme", { enum: ["NACE2", "NACE2.1"] }),
  nace: text("nace").array().notNull().default([]),
  size: text("size", { enum: SIZE_CLASSES }),
  headcount: integer("headcount"),
  groupHeadcount: integer("group_headcount"),
  /** Euro cents. */
  turnover: bigint("turnover", { mode: "number" }),
  balance: bigint("balance", { mode: "number" }),
  groupTurnover: bigint("group_turnover", { mode: "number" }),
  groupBalance: bigint("group_balance", { mode: "number" }),
  country: text("country"),
  region: text("region"),
  town: text("town").notNull().default(""),
  postalCode: text("postal_code").notNull().default(""),
  address: text("address").notNull().default(""),
  latitude: doublePrecision("latitude"),
  longitude: doublePrecision("longitude"),
  placeSource: text("place_source", { enum: ["given", "postal_code", "town"] }),
  website: text("website").notNull().default(""),
  description: text("description").notNull().default(""),
  source: text("source").notNull().default(""),
  sourceDate: date("source_date"),
  listed: boolean("listed").notNull().default(false),
  mergedInto: uuid("merged_into"),
  importId: uuid("import_id"),
  ...written,
});

export const membership = pgTable("membership", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  organisationId: uuid("organisation_id").notNull(),
  starts: date("starts").notNull(),
  /** The first day that does not belong any more. */
  ends: date("ends"),
  /** Null for a participant that is only listed. */
  proof: text("proof", { enum: COMMITMENT_PROOFS }),
  note: text("note").notNull().default(""),
  importId: uuid("import_id"),
  ...written,
});

export const registerEntry = pgTable("register_entry", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  section: text("section", { enum: SECTIONS }).notNull(),
  starts: date("starts").notNull(),
  ends: date("ends"),
  organisationId: uuid("organisation_id"),
  fields: jsonb("fields").$type<Readonly<Record<string, unknown>>>().notNull(),
  importId: uuid("import_id"),
  ...written,
});

export const registerLink = pgTable("register_link", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  entryId: uuid("entry_id").notNull(),
  organisationId: uuid("organisation_id"),
  personName: text("person_name").notNull().default(""),
  starts: date("starts"),
  ends: date("ends"),
});

export const registerSection = pgTable(
  "register_section",
  {
    clusterId: uuid("cluster_id").notNull(),
    section: text("section").notNull(),
    confirmedOn: date("confirmed_on").notNull(),
    confirmedBy: text("confirmed_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clusterId, t.section] })],
);

/** Counts the changes of a register; the database does so by itself at the end of a transaction. */
export const registerRevision = pgTable("register_revision", {
  clusterId: uuid("cluster_id").primaryKey(),
  revision: integer("revision").notNull().default(1),
});

export const organisationMerge = pgTable("organisation_merge", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  kept: uuid("kept").notNull(),
  gone: uuid("gone").notNull(),
  moved: jsonb("moved").$type<Readonly<Record<string, readonly string[]>>>().notNull(),
  mergedBy: text("merged_by").notNull(),
  mergedAt: moment("merged_at"),
  undoneBy: text("undone_by"),
  undoneAt: timestamp("undone_at", { withTimezone: true }),
});

/** Two that look like one and are two; `one` is the smaller id. */
export const organisationDifference = pgTable("organisation_difference", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  one: uuid("one").notNull(),
  other: uuid("other").notNull(),
  decidedBy: text("decided_by").notNull(),
  decidedAt: moment("decided_at"),
  undoneBy: text("undone_by"),
  undoneAt: timestamp("undone_at", { withTimezone: true }),
});
