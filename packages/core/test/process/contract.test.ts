import { describe, expect, test } from "vitest";
import type { CaseStep } from "../../src/index.ts";
import { gold } from "./gold.ts";
import { ALL_MET, change, cluster, offer, opened, type Played, play, refusal, secretariat } from "./support.ts";

const FEES = {
  goldFirst: { amount: 825_000, currency: "EUR" },
  goldRenewal: { amount: 676_500, currency: "EUR" },
  silver: { amount: 362_000, currency: "EUR" },
  bronzeVideo: { amount: 165_000, currency: "EUR" },
  bronzeOnSite: { amount: 225_000, currency: "EUR" },
};
const atContract = (of: Played): Played =>
  play(
    of,
    cluster({ step: "ask_eligibility" }),
    secretariat({ step: "judge_eligibility", items: ALL_MET, because: null }),
  );
const contractOf = (of: Played, step: CaseStep) => {
  const { contract } = change(atContract(of), secretariat(step));
  return contract && [contract.kind, contract.fee, contract.signed];
};

describe("3.3: the contract has kind and fee of the assessment", () => {
  test("planned for yesterday: refused; for today: offered", () => {
    expect(refusal(gold("contract"), secretariat(offer("2026-08-31")))).toEqual({
      refused: "day_in_past",
      details: {},
    });
    expect(refusal(gold("contract"), secretariat(offer("2026-09-01")))).toBeNull();
  });
  test("signing what was not offered: refused", () =>
    expect(refusal(gold("contract"), cluster({ step: "sign_contract" }))).toEqual({
      refused: "contract_not_offered",
      details: {},
    }));

  test("Gold for the first time: 8,250 EUR", () =>
    expect(change(gold("contract"), secretariat(offer("2026-09-17")))).toEqual({
      contract: {
        plannedOn: "2026-09-17",
        mode: "face_to_face",
        travelKm: 480,
        expertOffice: false,
        kind: "first",
        fee: FEES.goldFirst,
        signed: false,
      },
    }));
  test("a second offer takes the place of the first", () =>
    expect(
      play(gold("contract"), secretariat(offer("2026-09-17")), secretariat(offer("2026-10-01"))).now.contract
        ?.plannedOn,
    ).toBe("2026-10-01"));
  test("signed: the cluster answers", () => {
    const offered = play(gold("contract"), secretariat(offer("2026-09-17")));
    const { contract } = offered.now;
    expect(change(offered, cluster({ step: "sign_contract" }))).toEqual({
      state: "self_assessment",
      contract: { ...contract, signed: true },
    });
  });

  test("3.5: Gold on the last day of the year after expiry is a renewal, 6,765 EUR", () =>
    expect(contractOf(opened("decisions/gold-last-day-of-grace"), offer("2026-05-31"))).toEqual([
      "renewal",
      FEES.goldRenewal,
      false,
    ]));
  test("3.5: one day late it is a first label, with the fee of a first one", () =>
    expect(contractOf(opened("decisions/gold-last-day-of-grace"), offer("2026-06-01"))).toEqual([
      "first",
      FEES.goldFirst,
      false,
    ]));
  test("3.3: straight from Bronze to Gold: a first label, nothing in between is asked", () => {
    const fromBronze = opened("gold-clear", { previous: { label: "bronze", validUntil: "2027-01-31" } });
    expect(contractOf(fromBronze, offer("2026-09-17"))).toEqual(["first", FEES.goldFirst, false]);
  });

  describe("Bronze: by video 1,650 EUR; on site 2,250 EUR, from 50 km on", () => {
    const bronze = (of: object) => ({ ...offer("2024-02-29"), ...of }) as CaseStep;
    test("face to face and the distance not given: no fee fits", () =>
      expect(refusal(atContract(opened("bronze-weak-international")), secretariat(bronze({ travelKm: null })))).toEqual(
        {
          refused: "fee_unknown",
          details: {},
        },
      ));
    test.each([
      ["video", { mode: "video", travelKm: null }, FEES.bronzeVideo],
      ["49 km away", { travelKm: 49 }, FEES.bronzeVideo],
      ["50 km away", { travelKm: 50 }, FEES.bronzeOnSite],
      ["at the expert's office, whatever the distance", { travelKm: 900, expertOffice: true }, FEES.bronzeVideo],
    ])("%s", (_, of, fee) =>
      expect(contractOf(opened("bronze-weak-international"), bronze(of))).toEqual(["first", fee, false]),
    );
  });

  describe("Silver: the second benchmarking 18 to 24 calendar months after the first", () => {
    const silver = (firstBenchmarking: string | null) => opened("decisions/silver-first", { firstBenchmarking });
    const answer = (first: string | null) => refusal(atContract(silver(first)), secretariat(offer("2023-10-02")));
    test.each([
      ["17 months", "2022-05-01", "silver_interval_too_short"],
      ["25 months", "2021-09-30", "silver_interval_too_long"],
      ["without a first benchmarking", null, "silver_interval_unknown"],
    ])("%s: refused before any money is due", (_, first, code) => {
      const { details, refused } = answer(first) as { details: { reasons: string }; refused: string };
      expect([refused, new Set(details.reasons.split(", "))]).toEqual(["label_rule", new Set([code])]);
    });
    test.each([
      ["18 months", "2022-04-30"],
      ["24 months", "2021-10-01"],
    ])("%s: 3,620 EUR", (_, first) =>
      expect(contractOf(silver(first), offer("2023-10-02"))).toEqual(["first", FEES.silver, false]),
    );
    test("a renewal of Silver is not asked for it, and costs the same", () => {
      const previous = { label: "silver", validUntil: "2023-06-30" };
      const renewal = opened("decisions/silver-first", { previous });
      expect(contractOf(renewal, offer("2023-10-02"))).toEqual(["renewal", FEES.silver, false]);
    });
  });
});
