import { type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { checkTrails } from "./check-trails.ts";
import { type PlayedCase, playCase } from "./testing.ts";

describe("the trail of a case", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("bronze", "self_assessment");
  });

  /** As whoever administers the database server may. */
  const asSuperuser = (statement: SQL) =>
    played.services.db.asWorker(async (tx) => {
      await tx.execute(sql`reset role`);
      await tx.execute(statement);
    });
  const faults = async () => (await checkTrails(played.services.db)).map((checked) => checked.faults);

  it("cannot be changed by the program", async () => {
    await expect(
      played.services.db.asWorker((tx) => tx.execute(sql`update case_event set step = 'decide' where number = 1`)),
    ).rejects.toThrow();
    await expect(
      played.services.db.asWorker((tx) => tx.execute(sql`delete from case_event where number = 1`)),
    ).rejects.toThrow();
  });

  it("holds as it was written", async () => {
    expect(await checkTrails(played.services.db)).toEqual([
      { case: played.caseId, label: "bronze", cluster: "Grønn Prosessklynge", entries: 4, faults: [] },
    ]);
  });

  it("tells which entry was changed, and goes on to hold when it is put back", async () => {
    await asSuperuser(sql`update case_event set data = jsonb_set(data, '{items,E3}', 'false') where number = 2`);
    expect(await faults()).toEqual([[{ code: "entry_changed", number: 2 }]]);
    await asSuperuser(sql`update case_event set data = jsonb_set(data, '{items,E3}', 'true') where number = 2`);
    expect(await faults()).toEqual([[]]);
  });

  it("tells who is said to have done it, when that was changed", async () => {
    await asSuperuser(sql`update case_event set person_id = 'ingrid-solheim' where number = 1`);
    expect(await faults()).toEqual([[{ code: "entry_changed", number: 1 }]]);
    await asSuperuser(sql`update case_event set person_id = 'kari-lunde' where number = 1`);
  });

  it("tells that its end was cut off", async () => {
    await asSuperuser(sql`delete from case_event where number = 4`);
    expect(await faults()).toEqual([[{ code: "entry_missing", number: 4 }]]);
  });
});
