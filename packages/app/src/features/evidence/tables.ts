import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** What shows the answers: files and links in versions; see migrations/0008-register.sql. */
export const evidence = pgTable("evidence", {
  id: uuid("id").primaryKey().defaultRandom(),
  clusterId: uuid("cluster_id").notNull(),
  scheme: text("scheme").notNull(),
  rowId: text("row_id").notNull(),
  seenBy: text("seen_by", { enum: ["cluster", "assessors"] })
    .notNull()
    .default("assessors"),
  withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
  version: integer("version").notNull().default(1),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at"),
});

/** Never changed once it is there, but for the picture of its first page. */
export const evidenceVersion = pgTable(
  "evidence_version",
  {
    evidenceId: uuid("evidence_id").notNull(),
    number: integer("number").notNull(),
    clusterId: uuid("cluster_id").notNull(),
    title: text("title").notNull(),
    /** The last day on which it is valid. */
    validUntil: date("valid_until"),
    sha256: text("sha256"),
    bytes: integer("bytes"),
    mediaType: text("media_type"),
    fileName: text("file_name"),
    url: text("url"),
    /** Null where there can be none. */
    thumbnail: text("thumbnail", { enum: ["waiting", "made", "failed"] }),
    thumbnailSha256: text("thumbnail_sha256"),
    addedBy: text("added_by").notNull(),
    addedAt: moment("added_at"),
  },
  (t) => [primaryKey({ columns: [t.evidenceId, t.number] })],
);

export const submittedEvidence = pgTable(
  "submitted_evidence",
  {
    assessmentId: uuid("assessment_id").notNull(),
    number: integer("number").notNull(),
    evidenceId: uuid("evidence_id").notNull(),
    evidenceNumber: integer("evidence_number").notNull(),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.number, t.evidenceId] })],
);
