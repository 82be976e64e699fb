import { eq, like, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { caseRows } from "../../../test/support/foreign-case.ts";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { auditEntry } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { cluster, clusterLabel } from "./tables.ts";

/** Labels from before: a cluster that came with one was a first applicant for it. */
describe("a label from before", () => {
  let services: Services;
  let app: ReturnType<typeof createApp>;
  let path = "";
  let clusterId = "";
  const GOOD = {
    label: "silver",
    from: "2024-12-16",
    until: "2026-12-31",
    source: "Certificate 17",
    because: "They came from another scheme.",
  };
  const claire = () => new Visitor(app, "claire-dubois");
  const enter = async (values: Partial<typeof GOOD>, who = "claire-dubois") => {
    const visitor = new Visitor(app, who);
    await visitor.open("/account");
    const { status, html } = await visitor.send(`${path}?lang=en`, { ...GOOD, ...values });
    return [status, status === 422 ? /id="(\w+)-error"[^>]*>(.*?)</s.exec(html)?.[1] : null];
  };
  const held = () =>
    services.db.asWorker((tx) => tx.select().from(clusterLabel).where(eq(clusterLabel.clusterId, clusterId)));
  const shown = async () => {
    const [row] = await services.db.asWorker((tx) => tx.select().from(cluster).where(eq(cluster.id, clusterId)));
    return [row?.label, row?.labelValidFrom, row?.labelValidUntil];
  };

  beforeAll(async () => {
    services = await demonstration();
    app = createApp(services);
    const [own] = await services.db.asWorker((tx) =>
      tx.select().from(cluster).where(eq(cluster.name, "Grønn Prosessklynge")),
    );
    clusterId = own?.id ?? "";
    path = `/clusters/${clusterId}/labels`;
  });

  it("is entered by nobody but the secretariat", async () => {
    expect([await enter({}, "kari-lunde"), await enter({}, "mette-friis"), await enter({}, "ingrid-solheim")]).toEqual([
      [403, null],
      [403, null],
      [404, null],
    ]);
    expect((await new Visitor(app, "kari-lunde").open(path)).html).not.toContain('name="source"');
  });

  it("is refused with a day that cannot be, without its source or a reason, or for longer than the rules allow", async () => {
    for (const [values, field] of [
      [{ label: "platinum" }, "label"],
      [{ until: "20266-01-01" }, "until"],
      [{ from: "2024-02-30" }, "from"],
      [{ from: "2026-12-31", until: "2027-12-31" }, "from"],
      [{ until: "2024-12-15" }, "until"],
      // three years at most, with the month in which they end
      [{ until: "2028-01-01" }, "until"],
      [{ label: "gold", until: "2027-01-01" }, "until"],
      [{ source: " " }, "source"],
      [{ because: "" }, "because"],
    ] as const)
      expect([values, ...(await enter(values))]).toEqual([values, 422, field]);
    expect(await held()).toEqual([]);
  });

  it("stands with the cluster from then on, with who entered it and why", async () => {
    expect(await enter({})).toEqual([303, null]);
    expect(await shown()).toEqual(["silver", "2024-12-16", "2026-12-31"]);
    expect((await held()).map(({ source, changedBy, caseId }) => [source, changedBy, caseId])).toEqual([
      ["Certificate 17", "claire-dubois", null],
    ]);
    const [entry] = await services.db.asWorker((tx) =>
      tx.select().from(auditEntry).where(like(auditEntry.action, "label.%")),
    );
    expect([entry?.personId, entry?.action, entry?.after]).toEqual(["claire-dubois", "label.entered", GOOD]);
    expect(await enter({ until: "2026-12-16" })).toEqual([422, "label"]);
    expect((await new Visitor(app, "kari-lunde").open(`${path}?lang=en`)).html).toContain("Certificate 17");
  });

  it("is taken out again with a reason, where it was a mistake", async () => {
    const [own] = await held();
    const visitor = claire();
    await visitor.open(path);
    expect((await visitor.send(`${path}/${own?.id}/remove`, { because: " " })).status).toBe(422);
    expect((await visitor.send(`${path}/${own?.id}/remove`, { because: "Another cluster." })).status).toBe(303);
    expect([await held(), await shown()]).toEqual([[], [null, null, null]]);
    expect((await visitor.send(`${path}/${own?.id}/remove`, { because: "Twice." })).status).toBe(404);
  });

  it("is refused for a time for which a case here gave it, and what a case gave is not taken out", async () => {
    const { caseId, statements } = caseRows({
      cluster: clusterId,
      evidence: "",
      names: "kari-lunde",
      by: "kari-lunde",
    });
    for (const [table, statement] of statements)
      if (table === "label_case" || table === "cluster_label")
        await services.db.asWorker((tx) => tx.execute(sql.raw(statement)));
    expect(await enter({})).toEqual([422, "label"]);
    const [given] = await held();
    expect(given?.caseId).toBe(caseId);
    const visitor = claire();
    await visitor.open(path);
    expect((await visitor.send(`${path}/${given?.id}/remove`, { because: "x" })).status).toBe(404);
  });
});
