import { readProfile } from "../registry/index.ts";
import type { Of } from "./endpoint.ts";
import { organisationInput } from "./examples-organisation.ts";
import type * as shapes from "./shapes/register.ts";

/** Everything is invented; a test checks each example against its schema. */
const CLUSTER = "3b241101-e2bb-4255-8caf-4136c566a962";
const ORGANISATION = "5a1f0a5e-8a8e-4f0b-9d7c-6f1f2f3a4b5c";
const ENTRY = "6e5d4c3b-2a19-4f08-8d7c-1b2a3c4d5e6f";

const changed = { by: "Ingrid Solheim", at: "2026-11-20T13:05:00.000Z" };

export const entryInput: Of<typeof shapes.entryInput> = {
  from: "2026-05-01",
  until: null,
  organisation: null,
  links: [],
  fields: { title: "Fjordkraft tests hydrogen", medium: "Varden", reach: "regional", paid: false, link: "", note: "" },
};

export const entry: Of<typeof shapes.entry> = {
  id: ENTRY,
  cluster: CLUSTER,
  section: "mention",
  etag: '"entry-1"',
  ...entryInput,
  changed,
};

export const registerState: Of<typeof shapes.registerState> = {
  sections: [
    { section: "membership", entries: 87, confirmed_on: "2026-11-01", missing: [] },
    { section: "mention", entries: 0, confirmed_on: null, missing: ["5.1", "B36"] },
  ],
};

export const confirmation: Of<typeof shapes.confirmation> = { holds: true };
export const publication: Of<typeof shapes.publication> = { published: false };

const fields = {
  ...readProfile({}),
  acronym: "FIK",
  website: "https://fjordkraft.example",
  ecosystems: ["energy-renewables"] as const,
  place: { lat: 59.14, lon: 9.656 },
};

export const profileInput: Of<typeof shapes.profileInput> = { fields, visibility: { acronym: "everybody" } };

export const profile: Of<typeof shapes.profile> = {
  cluster: CLUSTER,
  etag: '"profile-3"',
  ...profileInput,
  published: false,
  last_confirmed_on: "2026-11-01",
  rules: [{ rule: "members", state: "met", reason: "counted" }],
  waived: false,
  changed,
};

const logo = {
  address: `/clusters/${CLUSTER}/logo`,
  media_type: "image/webp",
  sha256: "8a".repeat(32),
  bytes: 6230,
  width: 480,
  height: 180,
  visibility: "everybody",
} as const;

const none = { confirmed_on: null, entries: [] };

export const registerFile: Of<typeof shapes.registerFile> = {
  format: "klynge-register",
  version: 1,
  exported_at: changed.at,
  cluster: { id: CLUSTER, name: "Fjordkraft Industriklynge", country: "NO", place: "Porsgrunn" },
  profile: { fields, visibility: { acronym: "everybody" }, published: false, last_confirmed_on: "2026-11-01", logo },
  organisations: [{ id: ORGANISATION, ...organisationInput, merged_into: null }],
  memberships: { confirmed_on: "2026-11-01", entries: [] },
  sections: {
    team: none,
    contact_person: none,
    training: none,
    training_plan: none,
    body: none,
    contact: none,
    activity: none,
    group: none,
    project: none,
    application: none,
    partner: none,
    budget: none,
    outlook: none,
    mention: { confirmed_on: null, entries: [{ id: ENTRY, ...entryInput, from: "2026-05-01" }] },
    story: none,
    outcome: none,
    service: none,
    survey: none,
  },
};
