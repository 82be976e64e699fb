import { checkChain, hashOpened, type Opened, type SealedText, type TrailEntry } from "@klynge/core";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { NOW } from "../../../test/support/now.ts";
import type { PlayedCase } from "../cases/testing.ts";
import { PEOPLE, playCase } from "../cases/testing.ts";
import { forget } from "./personal-data.ts";

/** Texts go with their salts when whoever typed them is erased; nothing in the trail changes, and it is still whole. */
it("the trail of a case holds after somebody in it was erased", async () => {
  const played = await playCase("gold", "submitted");
  await played.take(PEOPLE.claire, { step: "waive_fee", because: "A programme pays." });
  await played.take(PEOPLE.claire, {
    step: "propose_expert",
    expert: "jonas-weber",
    country: "DE",
    firm: null,
    conflicts: [],
  });
  await played.take(PEOPLE.jonas, { step: "decline_case", because: "I am ill, says Jonas." });
  const before = await chainOf(played);
  expect(before.faults).toEqual([]);
  expect(before.texts).toEqual(["A programme pays.", "I am ill, says Jonas."]);
  await played.services.db.asWorker((tx) => forget(tx, PEOPLE.jonas, NOW));
  const after = await chainOf(played);
  expect(after).toEqual({ ...before, texts: ["A programme pays."] });
  const { salts } = await row(played, "select count(*) as salts from case_text");
  expect(salts).toBe(1);
});

/** A text that is there in other words than were hashed is told: erasing is not rewriting. */
it("a text that was rewritten is found", async () => {
  const played = await playCase("gold", "self_assessment");
  await played.take(PEOPLE.claire, { step: "waive_fee", because: "A programme pays." });
  await played.services.db.asWorker((tx) => tx.execute(sql`update case_text set text = 'Nobody pays.'`));
  expect((await chainOf(played)).faults).toEqual([
    { code: "text_changed", number: expect.any(Number), path: "because" },
  ]);
});

async function rows<Row>({ services }: PlayedCase, text: string): Promise<Row[]> {
  return services.db.asWorker(async (tx) => ((await tx.execute(sql.raw(text))) as unknown as { rows: Row[] }).rows);
}

async function row(played: PlayedCase, text: string): Promise<Record<string, unknown>> {
  return (await rows<Record<string, unknown>>(played, text))[0] ?? {};
}

async function chainOf(played: PlayedCase) {
  const of = `where case_id = '${played.caseId}' order by number`;
  const events = await rows<Record<string, string>>(played, `select * from case_event ${of}`);
  const stored = await rows<SealedText & { number: number }>(
    played,
    `select number, path, salt, text from case_text ${of}, path`,
  );
  const last = await row(played, `select number, hash, opened from label_case where id = '${played.caseId}'`);
  const trail = events.map(
    (event): TrailEntry => ({
      caseId: played.caseId,
      number: Number(event.number),
      at: new Date(event.at ?? "").toISOString(),
      person: event.person_id ?? null,
      party: event.party ?? "",
      data: event.data,
      previousHash: event.previous_hash ?? "",
      hash: event.hash ?? "",
    }),
  );
  const texts = Map.groupBy(stored, ({ number }) => number);
  return {
    faults: checkChain(
      trail,
      texts,
      { number: Number(last.number), hash: String(last.hash) },
      hashOpened(last.opened as Opened),
    ),
    hashes: trail.map(({ hash }) => hash),
    texts: stored.map(({ text }) => text),
  };
}
