import { z } from "@hono/zod-openapi";
import { assessmentSummary } from "./cluster.ts";
import { day, factValue, id, moment, page, sha256 } from "./common.ts";

/** What `klynge score` and `klynge label` read. */
export const caseFile = z
  .object({
    case: z.string(),
    invented: z.boolean(),
    scheme: z.string(),
    edition: z.string(),
    reference_date: day,
    cluster: z.object({ name: z.string(), country: z.string() }),
    facts: z.record(z.string(), factValue),
    application: z.object({ label: z.string() }),
  })
  .openapi("Case");

export const assessment = assessmentSummary.extend({ case: caseFile }).openapi("Assessment");

export const submitted = z.object({ number: z.int(), sha256 }).openapi("Submitted");

export const reopening = z.strictObject({ because: z.string().max(2000) }).openapi("Reopening");

export const submission = z
  .object({
    number: z.int(),
    sha256,
    /** The text that the hash is of, byte for byte. */
    case_file: z.string(),
    submitted_at: moment,
    reopened: z.object({ at: moment, because: z.string() }).nullable(),
  })
  .openapi("Submission");
export const submissionPage = page("SubmissionPage", submission);

/** The whole answer to a row, as it is read and as it is put. */
export const rowAnswer = z
  .strictObject({
    facts: z.record(z.string().max(200), factValue),
    evidence: z.string().max(20_000),
    comment: z.string().max(20_000),
    texts: z.record(z.string().max(200), z.string().max(20_000)),
    /** By fact: why an answer is not what the register says. What is left out stays as it is. */
    reasons: z.record(z.string().max(200), z.string().max(20_000)).optional(),
  })
  .openapi("RowAnswer");

/** What the register of the cluster says of a fact. */
export const registerSaid = z
  .object({
    /** Now, or when the answers were submitted; null when something is missing. */
    value: factValue,
    /** What is missing, and of what: organisations, entries of the register, people, years. */
    gaps: z.array(z.object({ code: z.string(), of: z.array(z.object({ id: z.string(), name: z.string() })) })),
    /** What it said when the answer was written, and on which day: an answer that is just that came from there. */
    taken: factValue,
    taken_at: day.nullable(),
  })
  .openapi("RegisterSaid");

export const filled = z
  .object({
    filled: z.array(z.string()),
    /** Facts that stay open because what the register says contradicts answers that stand. */
    contradicting: z.array(z.string()),
  })
  .openapi("Filled");

export const takeOver = z.strictObject({ facts: z.array(z.string().max(200)).min(1).max(200) }).openapi("TakeOver");

export const rowScore = z
  .object({
    points: z.number().nullable(),
    max: z.number(),
    value: factValue,
    unit: z.string(),
    state: z.enum(["scored", "unknown", "not_applicable"]),
    gate: z.enum(["met", "failed", "unknown", "none"]),
  })
  .openapi("RowScore");

export const row = z
  .object({
    id: z.string(),
    assessment: id,
    group: z.string(),
    etag: z.string(),
    answer: rowAnswer,
    /** What is to be entered here, with who entered it last. */
    asks: z.array(
      z.object({
        fact: z.string(),
        unit: z.string(),
        changed: z.object({ by: z.string().nullable(), at: moment }).nullable(),
        /** Null for a fact of which the register says nothing at all. */
        register: registerSaid.nullable(),
        /** Why the answer is not what the register says; empty when nobody said. */
        reason: z.string(),
      }),
    ),
    /** Facts that another row asks. */
    elsewhere: z.array(z.object({ fact: z.string(), row: z.string() })),
    noted: z.object({ by: z.string().nullable(), at: moment }).nullable(),
    /** Null for the items of eligibility, which have no points. */
    score: rowScore.nullable(),
  })
  .openapi("Row");
export const rowPage = page("RowPage", row);
