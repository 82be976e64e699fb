import type { ShownEvidence } from "../evidence/index.ts";
import type { Of } from "./endpoint.ts";
import type * as shape from "./shapes/evidence.ts";

/** Which fields of evidence leave through the API. */

export function presentEvidence({ evidence, ...current }: ShownEvidence): Of<typeof shape.evidence> {
  return {
    id: evidence.id,
    cluster: evidence.clusterId,
    scheme: evidence.scheme,
    row: evidence.rowId,
    seen_by: evidence.seenBy,
    withdrawn_at: evidence.withdrawnAt?.toISOString() ?? null,
    etag: evidenceEtag(evidence),
    current: presentVersion(current),
  };
}

export function presentVersions(versions: readonly ShownEvidence[]): Of<typeof shape.evidence>["current"][] {
  return versions.map(presentVersion);
}

export function evidenceEtag({ version }: Pick<ShownEvidence["evidence"], "version">): string {
  return `"evidence-${version}"`;
}

function presentVersion({
  version,
  addedByName,
}: Pick<ShownEvidence, "version" | "addedByName">): Of<typeof shape.evidence>["current"] {
  const { fileName, mediaType, bytes, sha256 } = version;
  return {
    number: version.number,
    title: version.title,
    valid_until: version.validUntil,
    file: fileName && mediaType && bytes && sha256 ? { name: fileName, media_type: mediaType, bytes, sha256 } : null,
    url: version.url,
    preview: version.thumbnail,
    added_by: addedByName || null,
    added_at: version.addedAt.toISOString(),
  };
}
