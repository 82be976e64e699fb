import { addDays, type CommitmentProof } from "@klynge/core";
import { textOfCell } from "../read/table.ts";
import { writtenDay } from "./days.ts";
import type { StatedMembership } from "./prepared.ts";
import { type Reader, RowRefused } from "./reader.ts";
import { proofOfWord, saysYes } from "./words.ts";

/**
 * Since when, until when, and by what a participant is committed.
 * @param establishment belongs to a company that takes part, and need not say since when
 */
export function readCommitment(reader: Reader, establishment: boolean): StatedMembership {
  const starts = dayOf(reader, "since");
  const last = dayOf(reader, "until");
  if (starts === null && reader.mapping.since === null && !establishment)
    throw new RowRefused({ code: "since_missing" });
  // people write the last day; the register has the first that does not belong any more
  const ends = last === null ? null : addDays(last, 1);
  const since = starts ?? reader.mapping.since;
  if (ends !== null && since !== null && ends <= since)
    throw new RowRefused({ code: "until_before_since", details: { since, until: last ?? "" } });
  return { ...(starts && { starts }), ...(ends && { ends }), ...readProof(reader) };
}

function dayOf({ cells, mapping }: Reader, field: "since" | "until"): string | null {
  const [first] = cells(field);
  if (!first) return null;
  const refuse = (code: "day_not_read" | "year_alone"): never => {
    throw new RowRefused({ code, details: { field, value: textOfCell(first.cell) } });
  };
  const written = writtenDay(first.cell);
  if (written.is === "day") return likely(written.day) ? written.day : refuse("day_not_read");
  if (written.is === "year") {
    if (!mapping.yearAlone) return refuse("year_alone");
    return field === "since" ? `${written.year}-01-01` : `${written.year}-12-31`;
  }
  const day = written.is === "either" ? written[mapping.orders[String(first.column)] ?? "dmy"] : null;
  return day && likely(day) ? day : refuse("day_not_read");
}

/** A century that somebody meant (registry/schema.ts, membershipFaults). */
function likely(day: string): boolean {
  return day >= "1900-01-01" && day < "2100-01-01";
}

function readProof({ text, mapping }: Reader): Pick<StatedMembership, "proof"> {
  const word = text("proof");
  if (word === "") return {};
  const parts = word.split(/[,;:()]/).filter((part) => part.trim() !== "");
  const own = parts.filter((part) => !saysYes(part));
  const proof = own.length === 0 ? mapping.yes : commonProof(own, own.length < parts.length);
  if (!proof)
    throw new RowRefused({ code: own.length === 0 ? "proof_yes" : "proof_unknown", details: { value: word } });
  return { proof: proof === "none" ? null : proof };
}

/** “Yes, signed” says by what; words that nobody knows or that contradict each other say nothing. */
function commonProof(words: readonly string[], yes: boolean): CommitmentProof | "none" | null {
  const [proof = null, ...others] = new Set(words.map(proofOfWord));
  return others.length > 0 || (yes && proof === "none") ? null : proof;
}
