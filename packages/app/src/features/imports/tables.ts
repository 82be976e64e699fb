import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";
import type { FoundAnswers } from "./answers.ts";
import type { FoundTable, Mapping, Reading } from "./schema.ts";
import { STATES } from "./schema.ts";
import type { StatedMembership, StatedOrganisation } from "./understand/prepared.ts";
import type { NoticeCode } from "./understand/reasons.ts";

/** Files that people bring, what was found in them, and what came of it; see migrations/0008-register.sql. */
export const registerImport = pgTable("register_import", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  kind: text("kind", { enum: ["members", "establishments", "bronze", "profile"] }).notNull(),
  fileName: text("file_name").notNull(),
  sha256: text("sha256").notNull(),
  bytes: integer("bytes").notNull(),
  state: text("state", { enum: STATES }).notNull().default("reading"),
  reading: jsonb("reading").$type<Reading>().notNull(),
  found: jsonb("found").$type<FoundTable | FoundAnswers>(),
  mapping: jsonb("mapping").$type<Mapping>(),
  rows: integer("rows").notNull().default(0),
  rowsDone: integer("rows_done").notNull().default(0),
  made: integer("made").notNull().default(0),
  changed: integer("changed").notNull().default(0),
  same: integer("same").notNull().default(0),
  linked: integer("linked").notNull().default(0),
  duplicates: integer("duplicates").notNull().default(0),
  refused: integer("refused").notNull().default(0),
  position: bigint("position", { mode: "number" }).notNull().default(0),
  attempts: smallint("attempts").notNull().default(0),
  notices: jsonb("notices").$type<Readonly<Partial<Record<NoticeCode, number>>>>().notNull().default({}),
  refusedSha256: text("refused_sha256"),
  noticesSha256: text("notices_sha256"),
  kept: jsonb("kept").$type<readonly string[]>().notNull().default([]),
  failure: text("failure"),
  failureDetails: jsonb("failure_details").$type<Readonly<Record<string, string | number>>>().notNull().default({}),
  version: integer("version").notNull().default(1),
  startedBy: text("started_by").notNull(),
  startedAt: moment("started_at"),
  finishedAt: timestamp("finished_at", { withTimezone: true }),
});

export const registerImportChange = pgTable("register_import_change", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  importId: uuid("import_id").notNull(),
  clusterId: uuid("cluster_id").notNull(),
  organisationId: uuid("organisation_id"),
  membershipId: uuid("membership_id"),
  before: jsonb("before").$type<Readonly<Record<string, unknown>>>().notNull(),
  versionAfter: integer("version_after").notNull(),
});

export const QUESTION_REASONS = [
  "number_other_name",
  "name_and_place",
  "name_without_place",
  "row_number_other_name",
  "row_name_and_place",
] as const;
export type QuestionReason = (typeof QUESTION_REASONS)[number];
export const DECISIONS = ["same", "new", "leave_out"] as const;
export type DuplicateDecision = (typeof DECISIONS)[number];

export const registerImportQuestion = pgTable(
  "register_import_question",
  {
    importId: uuid("import_id").notNull(),
    row: integer("row").notNull(),
    clusterId: uuid("cluster_id").notNull(),
    reason: text("reason", { enum: QUESTION_REASONS }).notNull(),
    organisationId: uuid("organisation_id"),
    otherRow: integer("other_row"),
    key: text("key").notNull(),
    given: jsonb("given")
      .$type<{
        readonly organisation: StatedOrganisation;
        readonly membership: StatedMembership;
        /** Who is in the other row. */
        readonly other: string | null;
      }>()
      .notNull(),
    decision: text("decision", { enum: DECISIONS }),
    remembered: boolean("remembered").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.importId, t.row] })],
);

export const importMapping = pgTable(
  "import_mapping",
  {
    clusterId: uuid("cluster_id").notNull(),
    kind: text("kind").notNull(),
    headerHash: text("header_hash").notNull(),
    mapping: jsonb("mapping").$type<Mapping>().notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [primaryKey({ columns: [t.clusterId, t.kind, t.headerHash] })],
);
