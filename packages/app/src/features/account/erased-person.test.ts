import { beforeAll, describe, expect, it } from "vitest";
import { NOW } from "../../../test/support/now.ts";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";
import { Client, type Row, rowsOf, tokenFor } from "../api/testing.ts";
import { forget, removeSeats } from "./personal-data.ts";

const BJORN = { id: "bjorn-aas", email: "bjorn-aas@demo.invalid" };

/** Bjørn answered and ordered for Ingrid's cluster; now he is erased. Claire of the secretariat, with whom Ingrid shares no cluster, is not. */
describe("what an erased person did", () => {
  let services: Services;
  let visitor: Visitor;
  let cluster: string;
  let assessment: string;
  beforeAll(async () => {
    services = await demonstration();
    visitor = new Visitor(createApp(services), "ingrid-solheim");
    const run = (text: string) => rowsOf(services, text);
    const [own] = await run(
      "select a.id, a.cluster_id from assessment a join cluster c on c.id = a.cluster_id where c.name = 'Fjordkraft Industriklynge'",
    );
    [assessment, cluster] = [own?.id ?? "", own?.cluster_id ?? ""];
    await run(
      `update fact_value set changed_by = 'bjorn-aas' where cluster_id = '${cluster}' and fact = 'participants.committed'`,
    );
    await run(
      `insert into report_order (assessment_id, language, case_file, key, state, finished_at, ordered_by) values ('${assessment}', 'nb', '{}', '${"c".repeat(64)}', 'cancelled', now(), 'bjorn-aas')`,
    );
    for (const [person, action] of [
      ["'bjorn-aas'", "assessment.submitted"],
      ["'claire-dubois'", "assessment.reopened"],
      ["null", "report.finished"],
    ])
      await run(
        `insert into audit_entry (person_id, cluster_id, action, target) values (${person}, '${cluster}', '${action}', 'x')`,
      );
    await services.db.asWorker(async (tx) => {
      await removeSeats(tx, BJORN.id);
      await forget(tx, BJORN, NOW);
    });
  });

  // the officer was "somebody": Ingrid shares no cluster with her
  it("stays in the record of changes, apart from what an officer and what the program did", async () => {
    const { html } = await visitor.open(`/clusters/${cluster}`);
    const entries = [...html.matchAll(/<strong>([^<]*)<\/strong> ([^<]*)<\/div>/g)].map(([, who, did]) => [who, did]);
    expect(entries.slice(0, 3)).toEqual([
      ["Klynge", "finished a report"],
      ["Claire Dubois", "opened a submission again"],
      ["an erased person", "submitted an assessment"],
    ]);
  });

  it("stays beside answers and orders", async () => {
    const row = await visitor.open(`/assessments/${assessment}/rows/2.5`);
    expect(row.html).toContain("Last changed by an erased person,");
    const reports = await visitor.open(`/clusters/${cluster}/reports`);
    expect([reports.status, reports.html.includes("an erased person")]).toEqual([200, true]);
    for (const { html } of [row, reports]) expect(html).not.toMatch(/Bjørn|bjorn|erased\.invalid/);
  });

  it("has nobody's name in the API", async () => {
    const ingrid = new Client(createApp(services), await tokenFor(services, "ingrid-solheim"));
    const { asks } = (await ingrid.get<Row>(`/assessments/${assessment}/rows/2.5`)).json;
    expect(asks.find(({ fact }) => fact === "participants.committed")?.changed?.by).toBeNull();
  });
});
