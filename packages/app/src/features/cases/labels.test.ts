import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { mail } from "../../platform/mail.ts";
import { createApp } from "../../server.tsx";
import { playGoldBeforeBoard, playPublished } from "../board/testing.ts";
import { clusterLabel } from "../registry/index.ts";
import { tendLabels } from "../tasks/index.ts";
import { openCase } from "./operations/open-case.ts";
import { labelCase } from "./tables.ts";
import { PEOPLE, type PlayedCase } from "./testing.ts";

/** What becomes of a label after the decision. */

const because = "The team was dissolved.";
const SUSPEND = { step: "suspend_label", because } as const;
const REINSTATE = { step: "reinstate_label", because: "A new team works." } as const;
const WITHDRAW = { step: "withdraw_label", because } as const;

let played: PlayedCase;
/** Each of these goes on where the one before it ended. */
const playOnce = () =>
  beforeAll(async () => {
    played = await playPublished();
  });

function visitor(who: keyof typeof PEOPLE): Visitor {
  return new Visitor(createApp(played.services), PEOPLE[who].id);
}

async function page(who: keyof typeof PEOPLE, path = `/cases/${played.caseId}`): Promise<string> {
  const { html } = await visitor(who).open(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
  return html
    .slice(html.indexOf("<main"))
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

async function shown(): Promise<unknown[]> {
  const found = await played.services.db.asWorker((tx) =>
    tx.execute(sql`select label, label_valid_until::text as until from cluster where id = ${played.clusterId}`),
  );
  return (found as unknown as { rows: { label: string; until: string }[] }).rows.map(({ label, until }) => [
    label,
    until,
  ]);
}

function give(label: "bronze" | "silver" | "gold", from: string, until: string): Promise<unknown> {
  const { clusterId, services } = played;
  return services.db.asWorker((tx) =>
    tx.insert(clusterLabel).values({ clusterId, label, from, until, source: "an older certificate" }),
  );
}

describe("what the cluster shows", () => {
  playOnce();

  // a suspended label stayed public and valid
  it("is nothing while its only label is suspended, and the label again afterwards", async () => {
    const valid = [["bronze", "2028-12-16"]];
    expect(await shown()).toEqual(valid);
    await played.take(PEOPLE.claire, SUSPEND);
    expect(await shown()).toEqual([[null, null]]);
    await played.take(PEOPLE.claire, REINSTATE);
    expect(await shown()).toEqual(valid);
  });

  // one place held all labels of a cluster: whatever was written last stood there
  it("is a higher label that is valid, whatever becomes of a lower one", async () => {
    await give("gold", "2026-06-01", "2028-06-01");
    for (const step of [SUSPEND, REINSTATE, WITHDRAW]) {
      await played.take(PEOPLE.claire, step);
      expect([step.step, await shown()]).toEqual([step.step, [["gold", "2028-06-01"]]]);
    }
  });

  it("is a lower label that is valid, from the day on which the higher one has ended", async () => {
    await give("silver", "2024-12-01", "2029-11-30");
    played.goTo("2028-06-02T10:00:00Z");
    await tendLabels(played.services);
    expect(await shown()).toEqual([["silver", "2029-11-30"]]);
  });
});

describe("what a new application renews", () => {
  playOnce();
  const previous = async (label: "bronze" | "silver") => {
    const { services, clusterId } = played;
    const id = await openCase(services, PEOPLE.kari, { clusterId, label, firstBenchmarking: null });
    const rows = await services.db.asWorker((tx) => tx.select().from(labelCase).where(sql`id = ${id}`));
    return rows[0]?.opened.previous;
  };

  it("is never a label that is suspended", async () => {
    await played.take(PEOPLE.claire, SUSPEND);
    expect(await previous("bronze")).toBeNull();
  });

  // the one that stood highest hid it, and its renewal was a first label
  it("is the label of the same level, also below a higher one", async () => {
    await give("gold", "2026-06-01", "2028-06-01");
    await give("silver", "2024-12-01", "2026-11-30");
    expect(await previous("silver")).toEqual({ label: "silver", validUntil: "2026-11-30" });
  });
});

describe("the page of the case", () => {
  playOnce();
  const lacks = "The directory does not show the cluster: its profile is still a draft.";

  it("leads to the renewal, which is told where one applies", async () => {
    const html = (await visitor("kari").open(`/cases/${played.caseId}?lang=en`)).html;
    expect(html).toContain(`href="/clusters/${played.clusterId}/cases?label=bronze#apply"`);
    expect(await page("claire")).not.toContain("Renew this label");
    const form = await page("kari", `/clusters/${played.clusterId}/cases?label=bronze`);
    expect(form).toContain("You have this label until 16 Dec 2028.");
    expect(form).toContain("An assessment until 16 Dec 2029 counts as a renewal.");
  });

  // it was published, and nobody found it
  it("says what the directory lacks, to whoever can do something about it", async () => {
    expect([await page("kari"), await page("claire")].map((text) => text.includes(lacks))).toEqual([true, true]);
    await played.services.db.asWorker((tx) =>
      tx.execute(sql`insert into cluster_profile (cluster_id, published, changed_by) values (${played.clusterId}, true, 'kari-lunde')
        on conflict (cluster_id) do update set published = true`),
    );
    expect(await page("kari")).not.toContain(lacks);
  });

  // it stood in the trail, and nobody was told
  it("asks for a big change by its name, and lets it wait until the secretariat has read it", async () => {
    const text = await page("kari");
    expect([text.includes("What changes"), text.includes("Your reply")]).toEqual([true, false]);
    await played.take(PEOPLE.kari, { step: "report_change", text: "We merged with our neighbour." });
    expect(await page("kari")).toContain("We merged with our neighbour. The secretariat has not read it yet.");
    expect(await page("claire")).toContain("Read the reported change you");
    await expect(played.take(PEOPLE.kari, { step: "read_change", because: "Fine." })).rejects.toMatchObject({
      details: { refusal: "step_not_yours" },
    });
    await played.take(PEOPLE.claire, { step: "read_change", because: "The team stays." });
    expect(await page("kari")).toContain("Read on 16 Dec 2026: The team stays.");
    expect(await page("claire")).not.toContain("Read the reported change you");
  });

  it("says that the label is suspended, and why, until the suspension is lifted; not after the end", async () => {
    expect(await page("kari")).toContain("The label stands in the register.");
    await played.take(PEOPLE.claire, SUSPEND);
    for (const who of ["kari", "claire"] as const) {
      const text = await page(who);
      expect(text).toContain("The label is suspended since 16 Dec 2026 and does not count as valid.");
      expect(text).toContain(because);
      expect(text).not.toContain("The label stands in the register.");
    }
    played.goTo("2028-12-17T10:00:00Z");
    await expect(played.take(PEOPLE.claire, REINSTATE)).rejects.toMatchObject({
      code: "step_refused",
      details: { refusal: "label_over", until: "2028-12-16" },
    });
    played.goTo("2026-12-16T20:00:00Z");
    await played.take(PEOPLE.claire, REINSTATE);
    expect(await page("kari")).toContain("A new team works.");
    played.goTo("2028-12-17T10:00:00Z");
    expect(await page("kari")).toContain("The label expired on 16 Dec 2028.");
    await played.take(PEOPLE.claire, WITHDRAW);
    expect(await page("kari")).toContain("The label was withdrawn on 17 Dec 2028.");
    expect(await page("kari", `/clusters/${played.clusterId}/cases`)).toContain("Bronze Withdrawn");
  });

  it("comes with letters that hold none of these words", async () => {
    const rows = await played.services.db.asWorker((tx) =>
      tx.select().from(mail).orderBy(mail.createdAt, mail.recipient),
    );
    expect(rows.slice(-5).map(({ recipient, subject }) => [recipient.split("@")[0], subject])).toEqual([
      ["claire-dubois", "Bronze, Grønn Prosessklynge: Read the reported change"],
      ["hanna-virtanen", "Bronze, Grønn Prosessklynge: Read the reported change"],
      ["kari-lunde", "Bronse, Grønn Prosessklynge: Kvalitetsmerket er suspendert"],
      ["kari-lunde", "Bronse, Grønn Prosessklynge: Suspensjonen er opphevet"],
      ["kari-lunde", "Bronse, Grønn Prosessklynge: Kvalitetsmerket er trukket tilbake"],
    ]);
    expect(rows.some(({ body }) => body.includes(because) || body.includes("We merged"))).toBe(false);
  });
});

describe("an application for Silver", () => {
  playOnce();

  it("asks no day of a first benchmarking for a renewal, and proposes that of the last interview before", async () => {
    const path = `/clusters/${played.clusterId}/cases`;
    const kari = visitor("kari");
    expect((await kari.open(path)).html).toContain('value="2026-12-16"');
    expect((await kari.send(path, { label: "silver", first_benchmarking: "" })).status).toBe(422);
    await give("silver", "2025-01-01", "2026-12-31");
    expect((await kari.open(path)).html).not.toContain("first_benchmarking");
    expect((await kari.send(path, { label: "silver" })).status).toBe(303);
  });
});

// "135 of 150, enough for Gold" stood on the home of a cluster that had been refused
describe("the home of the cluster", () => {
  it("has the decision beside the answers of the cluster, once it was told, and not a day before", async () => {
    played = await playGoldBeforeBoard();
    const { take, clusterId } = played;
    for (const member of [PEOPLE.helena, PEOPLE.lars]) await take(member, { step: "vote", vote: "against" });
    await take(PEOPLE.claire, { step: "decide", because: "The papers were not those of the cluster." });
    const home = `/clusters/${clusterId}`;
    const before = await page("piotr", home);
    expect([before.includes("points in the Gold audit"), before.includes("Gold was refused.")]).toEqual([true, false]);
    await take(PEOPLE.claire, { step: "send_decision" });
    const told = await page("piotr", home);
    expect(told).toMatch(/Gold was refused\. Final score: 1\d\d of 150 points\. Your own assessment before: /);
  });
});
