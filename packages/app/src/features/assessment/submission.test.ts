import { beforeAll, describe, expect, test } from "vitest";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { type LoadedAssessment, loadAssessment, scoreAssessment } from "./load-assessment.ts";
import { reopenAssessment } from "./operations/reopen-assessment.ts";
import { saveRow } from "./operations/save-row.ts";
import { startAssessment } from "./operations/start-assessment.ts";
import { submitAssessment } from "./operations/submit-assessment.ts";
import { assessment } from "./tables.ts";

/** Gold and Bronze of one date share their facts; what was submitted does not change with them. */
let services: Services;
let gold: string;
let bronze: string;
const ingrid = { id: "ingrid-solheim", name: "Ingrid Solheim" } as Person;
const FACT = "organisation.start_date";

beforeAll(async () => {
  services = await demonstration();
  const [first] = await services.db.asPerson(ingrid.id, (tx) => tx.select().from(assessment));
  const clusterId = first?.clusterId ?? "";
  const at = { clusterId, referenceDate: "2026-03-31" };
  gold = (await startAssessment(services, ingrid, { ...at, scheme: "ecei-gold", label: "gold" })).id;
  bronze = (await startAssessment(services, ingrid, { ...at, scheme: "ecei-bronze", label: "bronze" })).id;
});

const load = (id: string): Promise<LoadedAssessment> =>
  services.db.asPerson(ingrid.id, (tx) => loadAssessment(services, tx, id, ingrid));
const valueIn = async (id: string): Promise<unknown> => (await load(id)).facts.get(FACT)?.value;

async function save(id: string, rowId: string, value: string): Promise<boolean> {
  const version = (await load(id)).facts.get(FACT)?.version ?? 0;
  // the register has another day: whoever knows better says why
  const reasons = new Map([[FACT, { reason: "The day was corrected.", version }]]);
  const answer = { facts: new Map([[FACT, { value, version }]]), reasons, note: null };
  return (await saveRow(services, ingrid, { assessmentId: id, rowId, answer })).saved;
}

describe("after a submission", () => {
  test("a fact that is changed for another assessment leaves it as it was (it once showed what was never submitted)", async () => {
    expect(await save(gold, "2.1", "2020-01-01")).toBe(true);
    const points = scoreAssessment(await load(gold)).score.total.points;
    await submitAssessment(services, ingrid, { assessmentId: gold, version: (await load(gold)).assessment.version });
    expect(await save(bronze, "B01", "2025-06-01")).toBe(true);
    expect([await valueIn(gold), await valueIn(bronze)]).toEqual(["2020-01-01", "2025-06-01"]);
    expect(scoreAssessment(await load(gold)).score.total.points).toBe(points);
    expect((await load(gold)).facts.get(FACT)?.changedByName).toBe("Ingrid Solheim");
  });

  test("opened again it has what is known now", async () => {
    await reopenAssessment(services, ingrid, { assessmentId: gold, because: "A date was mistyped." });
    expect(await valueIn(gold)).toBe("2025-06-01");
  });

  test("started twice at the same moment it is one", async () => {
    const { clusterId } = (await load(gold)).assessment;
    const wanted = { clusterId, scheme: "ecei-gold", label: "gold", referenceDate: "2026-01-31" };
    const all = await Promise.all([1, 2, 3, 4].map(() => startAssessment(services, ingrid, wanted)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });
});
