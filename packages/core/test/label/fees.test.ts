import { describe, expect, test } from "vitest";
import { decided, type Facts } from "../support.ts";

/** Fees without VAT; "fee rows are tried in order"; known whenever the date is, whatever the outcome. */

const fee = (name: string, application: Facts): unknown => decided(name, { application }).fee;
const euro = (amount: number): unknown => ({ amount, currency: "EUR" });

describe("fee.bronze.video, fee.bronze.office, fee.bronze.near, fee.bronze.onsite", () => {
  const bronze = (application: Facts): unknown => fee("bronze-weak-international", { mode: null, ...application });
  test.each<[string, Facts, unknown]>([
    ["video", { mode: "video" }, euro(1650)],
    ["video, however far", { mode: "video", travel_km: 500 }, euro(1650)],
    ["at the expert's office", { mode: "face_to_face", expert_office: true }, euro(1650)],
    ["at the expert's office, however far", { mode: "face_to_face", expert_office: true, travel_km: 500 }, euro(1650)],
    ["0 km", { mode: "face_to_face", travel_km: 0 }, euro(1650)],
    ["49.9 km", { mode: "face_to_face", travel_km: 49.9 }, euro(1650)],
    ["50 km", { mode: "face_to_face", travel_km: 50 }, euro(2250)],
    ["50.1 km, office denied", { mode: "face_to_face", travel_km: 50.1, expert_office: false }, euro(2250)],
    ["the distance not stated", { mode: "face_to_face" }, null],
    ["the distance not stated, office denied", { mode: "face_to_face", expert_office: false }, null],
    ["the mode not stated", {}, null],
    ["the mode not stated, the distance known", { travel_km: 60, expert_office: true }, null],
  ])("%s", (_, application, expected) => expect(bronze(application)).toEqual(expected));
  test("also for a renewal", () =>
    expect(bronze({ mode: "video", previous: { label: "bronze", valid_until: "2023-12-31" } })).toEqual(euro(1650)));
});

describe("fee.silver: new or renewal", () => {
  test("first", () => expect(fee("decisions/silver-first", {})).toEqual(euro(3620)));
  test("renewal", () =>
    expect(fee("decisions/silver-first", { previous: { label: "silver", valid_until: "2023-06-30" } })).toEqual(
      euro(3620),
    ));
});

describe("fee.gold.first, fee.gold.renewal", () => {
  const previous = (valid_until: string): Facts => ({
    assessment_date: "2026-09-17",
    previous: { label: "gold", valid_until },
  });
  test("first", () => expect(fee("gold-clear", {})).toEqual(euro(8250)));
  test("renewal on the last day of grace", () => expect(fee("gold-clear", previous("2025-09-17"))).toEqual(euro(6765)));
  test("one day later it is the fee of a first label", () =>
    expect(fee("gold-clear", previous("2025-09-16"))).toEqual(euro(8250)));
});

describe("outcome.4: whatever the outcome", () => {
  test("refused: kind and fee are told, validity is not", () => {
    expect(decided("gold-clear", { facts: { "cluster.genuine": false } })).toMatchObject({
      outcome: "refused",
      kind: "first",
      fee: euro(8250),
      validFrom: null,
      validUntil: null,
    });
  });
  test("undecided: kind and fee are told, validity is not", () => {
    const renewal = { previous: { label: "gold", valid_until: "2026-02-28" } };
    expect(decided("gold-clear", { facts: { "cluster.genuine": null }, application: renewal })).toMatchObject({
      outcome: "undecided",
      kind: "renewal",
      fee: euro(6765),
      validFrom: null,
      validUntil: null,
    });
  });
  test("without a date there is neither kind nor fee, not even for Silver", () => {
    expect(decided("decisions/silver-first", { application: { assessment_date: null } })).toMatchObject({
      kind: null,
      fee: null,
    });
  });
});
