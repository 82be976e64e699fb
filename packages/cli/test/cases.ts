import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** A small lawful case, for tests that change one thing. */
export interface CaseParts {
  readonly name?: string;
  readonly scheme?: string;
  readonly edition?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly application?: Readonly<Record<string, unknown>>;
}

export function caseText({
  name = "Test Cluster",
  scheme = "ecei-gold",
  edition = "2026-1",
  facts = { "team.fte": 2.5 },
  application = { label: "gold" },
}: CaseParts = {}): string {
  return JSON.stringify({
    case: "test-case",
    invented: true,
    scheme,
    edition,
    reference_date: "2026-05-01",
    cluster: { name, country: "NO" },
    facts,
    application,
  });
}

export function writeCase(folder: string, parts: CaseParts = {}, file = "case.yaml"): string {
  const path = join(folder, file);
  writeFileSync(path, caseText(parts));
  return path;
}
