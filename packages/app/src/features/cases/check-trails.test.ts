import { type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { checkTrails } from "./check-trails.ts";
import { type PlayedCase, playCase } from "./testing.ts";

/** As whoever administers the database server may. */
function asSuperuser({ services }: PlayedCase, statement: SQL) {
  return services.db.asWorker(async (tx) => {
    await tx.execute(sql`reset role`);
    await tx.execute(statement);
  });
}

describe("the trail of a case", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("bronze", "self_assessment");
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
    await asSuperuser(
      played,
      sql`update case_event set data = jsonb_set(data, '{items,E3}', 'false') where number = 2`,
    );
    expect(await faults()).toEqual([[{ code: "entry_changed", number: 2 }]]);
    await asSuperuser(played, sql`update case_event set data = jsonb_set(data, '{items,E3}', 'true') where number = 2`);
    expect(await faults()).toEqual([[]]);
  });

  it("tells who is said to have done it, when that was changed", async () => {
    await asSuperuser(played, sql`update case_event set person_id = 'ingrid-solheim' where number = 1`);
    expect(await faults()).toEqual([[{ code: "entry_changed", number: 1 }]]);
    await asSuperuser(played, sql`update case_event set person_id = 'kari-lunde' where number = 1`);
  });

  it("tells that its end was cut off", async () => {
    await asSuperuser(played, sql`delete from case_event where number = 4`);
    expect(await faults()).toEqual([[{ code: "entry_missing", number: 4 }]]);
  });
});

// the chain held, and what lists, policies and pages read beside it said something else
describe("what stands beside the trail of a case", () => {
  let played: PlayedCase;
  beforeAll(async () => {
    played = await playCase("gold", "submitted");
  });
  const faults = async () => (await checkTrails(played.services.db)).flatMap((checked) => checked.faults);

  it.each([
    ["who reads an entry", "case_event", "audience", "'case'", "number = 9", { code: "entry_changed", number: 9 }],
    ["the name of a step", "case_event", "step", "'decide'", "number = 1", { code: "entry_changed", number: 1 }],
    ["the state", "label_case", "state", "'published'", "true", { code: "standing_changed", field: "state" }],
    [
      "an expert",
      "case_expert",
      "state",
      "'left'",
      "person_id = 'ewa-nowak'",
      { code: "standing_changed", field: "experts" },
    ],
    [
      "what the case began with",
      "label_case",
      "opened",
      'opened || \'{"label": "bronze"}\'',
      "true",
      { code: "entry_changed", number: 1 },
    ],
    ["what was handed in", "submission", "case_file", "case_file || ' '", "true", { code: "submission_changed" }],
  ])("tells that %s was changed", async (_, table, column, to, where, fault) => {
    expect(await faults()).toEqual([]);
    await asSuperuser(played, sql.raw(`create table kept as select * from ${table} where ${where}`));
    await asSuperuser(played, sql.raw(`update ${table} set ${column} = ${to} where ${where}`));
    expect(await faults()).toEqual([fault]);
    await asSuperuser(played, sql.raw(`update ${table} set ${column} = (select ${column} from kept) where ${where}`));
    await asSuperuser(played, sql.raw("drop table kept"));
  });
});
