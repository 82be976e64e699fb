import type { Of } from "./endpoint.ts";
import { cluster, me } from "./examples.ts";
import type * as shape from "./shapes/evidence.ts";

/** What the description shows of evidence. Everything is invented; a test checks each example against its schema. */

export const newLink: Of<typeof shape.newLink> = {
  scheme: "ecei-gold",
  row: "2.5",
  url: "https://example.org/contact-log",
  title: "Contact log 2026",
  valid_until: "2027-12-31",
  seen_by: "assessors",
};

const { scheme: _scheme, row: _row, ...said } = newLink;
export const nextLink: Of<typeof shape.nextLink> = { ...said, url: "https://example.org/contact-log-2" };

export const evidence: Of<typeof shape.evidence> = {
  id: "5d0d9a0c-2f7e-4d0f-8f0b-9a7f2f0e4b21",
  cluster: cluster.id,
  scheme: "ecei-gold",
  row: "2.5",
  seen_by: "assessors",
  withdrawn_at: null,
  etag: '"evidence-1"',
  current: {
    number: 1,
    title: "Contact log 2026",
    valid_until: "2027-12-31",
    file: {
      name: "Contact log 2026.pdf",
      media_type: "application/pdf",
      bytes: 412_345,
      sha256: "4f1a8d0c6f7f0b5b3c6f6f2f3f0e9a41c1b2d3e4f5061728394a5b6c7d8e9f00",
    },
    url: null,
    preview: "made",
    added_by: me.name,
    added_at: "2026-11-22T09:00:00.000Z",
  },
};

export const evidenceWithVersions: Of<typeof shape.evidenceWithVersions> = {
  ...evidence,
  versions: [evidence.current],
};
