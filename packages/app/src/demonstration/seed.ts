import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Case, type CompiledEdition, type CompiledScheme, readCase, readDocument } from "@klynge/core";
import { assessment, factValue, rowNote } from "../features/assessment/index.ts";
import { expert } from "../features/experts/index.ts";
import { cluster, clusterLabel, clusterPerson } from "../features/registry/index.ts";
import { record } from "../platform/audit.ts";
import type { Database, Transaction } from "../platform/database/database.ts";
import { asStartProblem } from "../platform/start-problem.ts";
import { installation, office, person } from "../platform/tables.ts";
import { BRDA } from "./brda/index.ts";
import { FJORDKRAFT } from "./fjordkraft/index.ts";
import { CLUSTERS, type DemonstrationAssessment, type DemonstrationCluster, PEOPLE } from "./people.ts";
import type { DemonstrationRegister } from "./register.ts";
import { seedRegister } from "./seed-register.ts";

/** By cluster; beside the answers stands what these say. */
const REGISTERS: Readonly<Record<string, DemonstrationRegister>> = { fjordkraft: FJORDKRAFT, brda: BRDA };

const EXAMPLES = join(dirname(fileURLToPath(import.meta.url)), "../../../../examples");

/**
 * Fills an empty database with the demonstration, once.
 * @param progress is told after each step how many of how many are done
 * @throws StartProblem `disk_full`
 */
export async function seedDemonstration(
  db: Database,
  edition: CompiledEdition,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const steps = 2 + CLUSTERS.length;
  // all or nothing: a start that was broken off begins anew
  const seeded = db.asWorker(async (tx) => {
    await seedPeople(tx);
    progress(1, steps);
    for (const [index, one] of CLUSTERS.entries()) {
      await seedCluster(tx, edition, one);
      progress(2 + index, steps);
    }
    await tx
      .insert(installation)
      .values({ kind: "demonstration", schemeOwner: "Demo Cluster Excellence", signUp: "open" });
    progress(steps, steps);
  });
  await seeded.catch((error) => {
    throw asStartProblem(error);
  });
}

async function seedPeople(tx: Transaction): Promise<void> {
  await tx
    .insert(person)
    .values(PEOPLE.map(({ id, name, language }) => ({ id, name, language, email: `${id}@demo.invalid` })));
  await tx
    .insert(office)
    .values(PEOPLE.flatMap(({ id, offices }) => offices.map((own) => ({ personId: id, office: own }))));
  await tx
    .insert(expert)
    .values(
      PEOPLE.flatMap(({ id, expert: own }) =>
        own ? [{ personId: id, changedBy: id, ...own, languages: [...own.languages], sectors: [...own.sectors] }] : [],
      ),
    );
}

async function seedCluster(tx: Transaction, edition: CompiledEdition, demo: DemonstrationCluster): Promise<void> {
  const { name, country, place, label } = demo;
  const [made] = await tx
    .insert(cluster)
    .values({
      name,
      country,
      place,
      invented: true,
      label: label?.level,
      labelValidFrom: label?.from,
      labelValidUntil: label?.until,
    })
    .returning({ id: cluster.id });
  const clusterId = (made as { id: string }).id;
  if (label) {
    const { level, from, until } = label;
    await tx.insert(clusterLabel).values({ clusterId, label: level, from, until, source: "-" });
  }
  const people = PEOPLE.filter(({ clusters }) => demo.key in clusters);
  await tx
    .insert(clusterPerson)
    .values(people.map(({ id, clusters }) => ({ clusterId, personId: id, role: clusters[demo.key] ?? "reader" })));
  const createdBy = people[0]?.id ?? "";
  for (const planned of demo.assessments) {
    const { input, written } = readExample(edition, planned.case);
    const [started] = await tx
      .insert(assessment)
      .values({
        clusterId,
        scheme: input.scheme,
        edition: edition.id,
        editionHash: edition.hash,
        label: input.label,
        referenceDate: input.referenceDate,
        submitBy: planned.submitBy,
        createdBy,
      })
      .returning({ id: assessment.id });
    const shared = { clusterId, referenceDate: input.referenceDate, changedBy: createdBy };
    const register = REGISTERS[demo.key];
    const provenanceOf = register ? await seedRegister(tx, edition, register, shared) : () => ({});
    const facts = Object.entries(written)
      .filter(([fact]) => !planned.open.includes(fact))
      .map(([fact, value]) => ({ ...shared, fact, value, ...provenanceOf(fact) }));
    await tx.insert(factValue).values(facts);
    const assessmentId = (started as { id: string }).id;
    await tx
      .insert(rowNote)
      .values(
        evidenceOf(edition, input, planned, country).map((note) => ({ ...note, assessmentId, changedBy: createdBy })),
      );
    await record(tx, { person: { id: createdBy }, clusterId, action: "assessment.started", target: assessmentId });
  }
}

/** What shows each answer, named as the scheme names it, in the language of the cluster. */
function evidenceOf(
  edition: CompiledEdition,
  input: Case,
  { withoutEvidence }: DemonstrationAssessment,
  country: string,
): { rowId: string; evidence: string }[] {
  const scheme = edition.schemes.get(input.scheme) as CompiledScheme;
  const texts = edition.edition.files[scheme.kind === "audit" ? "texts/gold.yaml" : "texts/bronze.yaml"];
  const language = country === "PL" ? "pl" : "nb";
  return scheme.rows
    .filter(({ id }) => !withoutEvidence.includes(id))
    .map(({ id }) => ({ rowId: id, evidence: texts[id]?.evidence[language] ?? "" }));
}

/** Facts that people enter; computed ones follow. */
function readExample(edition: CompiledEdition, name: string): { input: Case; written: Record<string, unknown> } {
  const document = readDocument(readFileSync(join(EXAMPLES, `${name}.yaml`), "utf8"));
  const read = document.ok ? readCase(edition, document.value) : document;
  if (!read.ok || !document.ok) throw new RangeError(`example ${name} has faults`);
  const derived = new Set(edition.dictionary.derivations.map(({ id }) => id));
  const { facts } = document.value as { facts: Record<string, unknown> };
  const written = Object.entries(facts).filter(([fact]) => !derived.has(fact));
  return { input: read.value, written: Object.fromEntries(written.map(([fact, value]) => [fact, plainOf(value)])) };
}

function plainOf(value: unknown): unknown {
  return value !== null && typeof value === "object" && "value" in value ? value.value : value;
}
