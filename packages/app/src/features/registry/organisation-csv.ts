import type { CsvCell } from "../../platform/csv.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import type { LoadedList } from "./load-organisations.ts";
import type { OrganisationRow } from "./organisation-columns.ts";
import { fieldName, lastDay } from "./pages/org-words.ts";

type Words = Pick<AppEnv["Variables"], "say">;

const COLUMNS = [
  ...([
    "name",
    "kind",
    "register_scheme",
    "register_number",
    "parent_number",
    "legal_form",
    "nace_scheme",
    "nace",
  ] as const),
  ...([
    "size",
    "headcount",
    "group_headcount",
    "turnover_cents",
    "balance_cents",
    "group_turnover_cents",
    "group_balance_cents",
    "country",
    "region",
    "postal_code",
  ] as const),
  ...([
    "town",
    "address",
    "latitude",
    "longitude",
    "place_source",
    "website",
    "description",
    "source",
    "source_date",
  ] as const),
  "listed",
] as const;

/** A line for each organisation: what is known of it, and what it is on the day of the list. Figures stay figures, days are ISO days. */
export function organisationLines({ say }: Words, { rows, day }: LoadedList): CsvCell[][] {
  const head = [
    ...COLUMNS.map((column) => fieldName(column, say)),
    say("registry.org.csv_day"),
    ...(["since", "committed_since", "proof"] as const).map((column) => fieldName(column, say)),
  ];
  return [
    head,
    ...rows.map(({ organisation, standing }) => [
      ...cellsOf(organisation, say),
      day,
      standing?.since ?? null,
      standing?.committed?.since ?? null,
      standing?.committed ? say(`registry.org.proof.${standing.committed.proof}`) : null,
    ]),
  ];
}

/** A line for each membership, the oldest of each organisation first. */
export function membershipLines({ say }: Words, { rows }: LoadedList): CsvCell[][] {
  const head = (["name", "register_scheme", "register_number", "starts", "last", "proof", "note"] as const).map(
    (column) => fieldName(column, say),
  );
  return [
    head,
    ...rows.flatMap(({ organisation: own, memberships }) =>
      memberships
        .toReversed()
        .map(({ starts, ends, proof, note }) => [
          own.name,
          own.registerScheme,
          own.registerNumber,
          starts,
          ends && lastDay(ends),
          proof ? say(`registry.org.proof.${proof}`) : say("registry.org.only_listed"),
          note,
        ]),
    ),
  ];
}

function cellsOf(own: OrganisationRow, say: Words["say"]): CsvCell[] {
  const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100);
  return [
    own.name,
    say(`registry.org.kind.${own.kind}`),
    own.registerScheme,
    own.registerNumber,
    own.parentNumber,
    own.legalForm,
    own.naceScheme,
    own.nace.join(" "),
    own.size && say(`registry.org.size.${own.size}`),
    own.headcount,
    own.groupHeadcount,
    euros(own.turnover),
    euros(own.balance),
    euros(own.groupTurnover),
    euros(own.groupBalance),
    own.country,
    own.region,
    own.postalCode,
    own.town,
    own.address,
    own.latitude,
    own.longitude,
    own.placeSource,
    own.website,
    own.description,
    own.source,
    own.sourceDate,
    say(own.listed ? "condition.yes" : "condition.no"),
  ];
}
