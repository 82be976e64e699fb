import type { Of } from "./endpoint.ts";
import type * as shapes from "./shapes/organisation.ts";

/** Everything is invented; a test checks each example against its schema. */
const CLUSTER = "3b241101-e2bb-4255-8caf-4136c566a962";
const ORGANISATION = "5a1f0a5e-8a8e-4f0b-9d7c-6f1f2f3a4b5c";
const OTHER = "7c2e1b6f-9b9f-4a1c-8e8d-7a2a3b4c5d6e";
const MEMBERSHIP = "0d4c9e8b-7f6a-4b5c-9d3e-2f1a0b9c8d7e";

const changed = { by: "Ingrid Solheim", at: "2026-11-20T13:05:00.000Z" };

export const organisationInput: Of<typeof shapes.organisationInput> = {
  name: "Grenland Pumper AS",
  kind: "enterprise",
  register_scheme: "NO-BRREG",
  register_number: "999999999",
  parent_number: null,
  legal_form: "AS",
  nace_scheme: "NACE2",
  nace: ["28.130", "33.120"],
  size: null,
  headcount: 48,
  group_headcount: null,
  turnover_cents: 999_999_999,
  balance_cents: null,
  group_turnover_cents: null,
  group_balance_cents: null,
  country: "NO",
  region: "NO09",
  town: "Porsgrunn",
  postal_code: "3922",
  address: "Industrivegen 1",
  latitude: null,
  longitude: null,
  website: "https://pumper.example",
  description: "Pumps for the process industry.",
  source: "Register of legal units",
  source_date: "2026-11-01",
  listed: false,
};

export const organisation: Of<typeof shapes.organisation> = {
  id: ORGANISATION,
  cluster: CLUSTER,
  etag: '"organisation-1"',
  ...organisationInput,
  size: "small",
  latitude: 59.1405,
  longitude: 9.6561,
  place_source: "town",
  merged_into: null,
  figures: { smallest: "small", largest: "small", disagree: false },
  standing: { since: "2020-01-01", until: null, committed: { since: "2022-05-01", proof: "fee" } },
  changed,
};

export const membershipInput: Of<typeof shapes.membershipInput> = {
  starts: "2022-05-01",
  ends: null,
  proof: "fee",
  note: "",
};

export const membership: Of<typeof shapes.membership> = {
  id: MEMBERSHIP,
  cluster: CLUSTER,
  organisation: ORGANISATION,
  etag: '"membership-1"',
  ...membershipInput,
  changed,
};

export const commitment: Of<typeof shapes.commitment> = { from: "2022-05-01", proof: "fee" };

export const merging: Of<typeof shapes.merging> = { gone: OTHER, gone_etag: '"organisation-3"' };

export const merge: Of<typeof shapes.merge> = {
  id: "9e8d7c6b-5a4f-4e3d-8c2b-1a0f9e8d7c6b",
  kept: ORGANISATION,
  gone: OTHER,
  moved: { membership: [MEMBERSHIP], register_entry: [], register_link: [], survey_invitation: [] },
  merged_at: "2026-11-22T09:00:00.000Z",
};
