import { randomUUID } from "node:crypto";
import type { MembershipRow } from "../../registry/index.ts";
import type { Mapping } from "../schema.ts";
import type { DuplicateDecision, QuestionReason } from "../tables.ts";
import { refusalOf } from "../understand/check-stated.ts";
import type { FileDefaults, PreparedRow, StatedOrganisation, Twin } from "../understand/prepared.ts";
import type { Notice, Refusal } from "../understand/reasons.ts";
import type { Found, KnownOrganisation, KnownRegister } from "./known-register.ts";
import { type Match, matchRow } from "./match.ts";
import { type MembershipOutcome, mergedMembership } from "./merge-membership.ts";
import { mergedOrganisation, newOrganisation, sizeContradicts } from "./merge-organisation.ts";

export interface Plan {
  readonly outcome: "made" | "changed" | "same" | "linked" | "duplicate" | "refused" | "question";
  readonly refusal?: Refusal;
  readonly notices?: readonly Notice[];
  readonly question?: {
    readonly reason: QuestionReason;
    readonly organisationId: string | null;
    readonly otherRow: number | null;
    /** Who is in that row. */
    readonly other: string | null;
  };
}

export interface Planning {
  readonly register: KnownRegister;
  readonly defaults: FileDefaults;
  readonly orphans: Mapping["orphans"];
  /** The register that numbers of companies belong to, where an establishment has none of its own. */
  readonly scheme: string | null;
  readonly by: { readonly importId: string; readonly clusterId: string; readonly personId: string; readonly now: Date };
  /** Of rows that are perhaps the same as something, null where nobody decided; empty while a file is checked. */
  readonly decisions: ReadonlyMap<number, DuplicateDecision | null>;
  /** Only looks what would come of it: then rows that came before are known by their twins alone. */
  readonly checking: boolean;
}

type About = NonNullable<PreparedRow["about"]>;

/** What comes of a row. Unless it is only checked, the register in memory is as it will be afterwards. */
export function planRow(row: PreparedRow, planning: Planning): Plan {
  if (row.refused || !row.about) return { outcome: "refused", ...(row.refused && { refusal: row.refused }) };
  const { register, orphans } = planning;
  const { organisation: stated } = row.about;
  const wrong = refusalOf(stated);
  if (wrong) return { outcome: "refused", refusal: wrong };
  const parent = register.withNumber(stated.register_scheme ?? planning.scheme, stated.parent_number)?.known ?? null;
  if (stated.parent_number && !parent && orphans === "refuse")
    return { outcome: "refused", refusal: { code: "parent_unknown", details: { value: stated.parent_number } } };
  const match = matchRow(row.about, register, (found) => changesNothing(found, row.about as About, planning));
  const asked = match.is === "sure" ? "go_on" : ask(row, row.about, match, planning);
  if (asked !== "go_on") return asked;
  const found = match.is === "new" || planning.decisions.get(row.row) === "new" ? null : match;
  const apartFrom = match.is === "perhaps" && !found ? match.alike : [];
  return take({ about: row.about, found, parent, apartFrom }, planning);
}

/** A decision that is needed, or was taken; `go_on` when the row is to be taken. */
function ask(row: PreparedRow, about: About, match: Match, planning: Planning): Plan | "go_on" {
  return planning.checking ? questionOf(about, match) : decided(row, about, match, planning);
}

const ROW_REASONS = {
  number: "row_number_other_name",
  place: "row_name_and_place",
  name: "name_without_place",
} as const satisfies Record<Twin["by"], QuestionReason>;

/** What looks like another row of the file, or like an organisation of the register, is asked; what is plainly the same is not. */
function questionOf(about: About, match: Match): Plan | "go_on" {
  const twin = match.is === "new" ? about.twin : null;
  if (match.is === "new" && !twin) return "go_on";
  if (twin && (twin.by === "number" ? twin.sameName : twin.identical))
    return { outcome: twin.identical ? "same" : "changed" };
  const reason = match.is === "perhaps" ? match.reason : ROW_REASONS[twin?.by ?? "name"];
  const organisationId = match.is === "perhaps" ? match.known.now.id : null;
  const question = { reason, organisationId, otherRow: twin?.row ?? null, other: twin?.label ?? null };
  return { outcome: "question", question };
}

/** Who was asked about is taken only when somebody decided so, even if what it looked like did not come to the register after all. */
function decided(row: PreparedRow, about: About, match: Match, { decisions }: Planning): Plan | "go_on" {
  const decision = decisions.get(row.row);
  if (match.is === "new" && decision === undefined) return "go_on";
  const name = match.is === "perhaps" ? match.known.now.name : about.organisation.name;
  // two organisations never have one number
  const impossible = decision === "new" && match.is === "perhaps" && match.reason === "number_other_name";
  if (!decision || impossible) return { outcome: "duplicate", refusal: { code: "not_decided", details: { name } } };
  return decision === "leave_out"
    ? { outcome: "duplicate", refusal: { code: "left_out", details: { name } } }
    : "go_on";
}

interface Taken {
  readonly about: About;
  readonly found: Found | null;
  readonly parent: KnownOrganisation | null;
  /** What it looks like, and is not. */
  readonly apartFrom: readonly KnownOrganisation[];
}

function take(taken: Taken, planning: Planning): Plan {
  const { about, found, parent } = taken;
  // an establishment is another place of a company that takes part, not another participant
  const member: MembershipOutcome = parent
    ? { is: "same" }
    : mergedMembership(found?.known ?? { memberships: [] }, about.membership, planning.defaults);
  if (member.is === "refused")
    return { outcome: "refused", refusal: { code: member.code, details: refusalDetails(about) } };
  if (!found) return make(taken, member, planning);
  const { known } = found;
  const after = mergedOrganisation(known.now, saidOf(found, about), takesName(about, found));
  const changed = after !== known.now || member.is !== "same";
  if (!planning.checking) {
    known.now = after;
    writeMembership(known, member, planning);
  }
  return { outcome: changed ? "changed" : "same", notices: noticesOf(after) };
}

/** A company that was renamed; but not the name of another row of the same file, which came first, nor of one that was merged into it. */
function takesName({ nameKey, twin }: About, { known, merged }: Found): boolean {
  return nameKey !== known.now.nameKey && twin === null && merged === null;
}

/** Who an organisation is and where stays, whatever the number and the place of the one were that was merged into it. */
function saidOf({ merged }: Found, { organisation }: About): StatedOrganisation {
  if (!merged) return organisation;
  const own = Object.entries(organisation).filter(([field]) => !OF_MERGED.has(field));
  return Object.fromEntries(own) as unknown as StatedOrganisation;
}

const OF_MERGED: ReadonlySet<string> = new Set([
  ...["register_scheme", "register_number", "parent_number"],
  ...["country", "region", "postal_code", "town", "address", "latitude", "longitude"],
]);

function make({ about, parent, apartFrom }: Taken, member: MembershipOutcome, planning: Planning): Plan {
  const { by, defaults, register, checking } = planning;
  const kind = parent ? parent.now.kind : defaults.kind;
  const row = newOrganisation(about.organisation, { ...defaults, kind }, { id: randomUUID(), ...madeBy(by) });
  if (!checking) {
    const known: KnownOrganisation = { now: row, before: null, memberships: [] };
    writeMembership(known, member, planning);
    register.add(known);
    register.keepApart(row.id, apartFrom);
  }
  return { outcome: parent ? "linked" : "made", notices: noticesOf(row) };
}

function madeBy({ importId, clusterId, personId, now }: Planning["by"]) {
  return { importId, clusterId, changedBy: personId, changedAt: now };
}

function writeMembership(known: KnownOrganisation, member: MembershipOutcome, { by }: Planning): void {
  if (member.is === "changed") member.of.now = member.to;
  if (member.is !== "made") return;
  const now: MembershipRow = {
    id: randomUUID(),
    organisationId: known.now.id,
    note: "",
    version: 1,
    ...member.row,
    ...madeBy(by),
  };
  known.memberships.push({ now, before: null });
}

function noticesOf(row: Parameters<typeof sizeContradicts>[0]): readonly Notice[] {
  return sizeContradicts(row) ? [{ code: "size_contradicts", details: { value: row.size ?? "" } }] : [];
}

function refusalDetails({
  organisation,
  membership,
}: {
  organisation: StatedOrganisation;
  membership: About["membership"];
}) {
  return { name: organisation.name, since: membership.starts ?? "", until: membership.ends ?? "" };
}

/** What an earlier row with its number has changed by then says something else than the register says now. */
function changesNothing(found: Found, about: About, { defaults }: Planning): boolean {
  const { known } = found;
  const { twin, organisation } = about;
  const overtaken =
    twin !== null && !twin.identical && known.now.registerNumber !== null && organisation.register_number === undefined;
  return (
    !overtaken &&
    mergedOrganisation(known.now, saidOf(found, about), false) === known.now &&
    mergedMembership(known, about.membership, defaults).is === "same"
  );
}
