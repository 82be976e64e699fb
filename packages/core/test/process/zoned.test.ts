import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLocalTime, isTimeZone, localDay, localTime, momentAt } from "../../src/index.ts";

/** Issue D, "clock change on the visit day": a local time that is missing or comes twice is told, never guessed. */

const MISSING = { gap: "missing_hour" };
const TWICE = { gap: "hour_comes_twice" };
const moment = (text: string) => ({ moment: text });

describe("names of time zones", () => {
  test.each(["", "Europe/Porsgrunn", "+01:00", "-05", "Oslo", "Europe/Oslo "])("%j is none", (name) =>
    expect(isTimeZone(name)).toBe(false),
  );
  test.each(["Europe/Oslo", "Europe/Warsaw", "UTC", "America/Argentina/Buenos_Aires"])("%s is one", (name) =>
    expect(isTimeZone(name)).toBe(true),
  );
});

describe("local times", () => {
  test.each(["", "2026-12-15", "2026-12-15T24:00", "2026-12-15T25:99", "2026-02-29T09:00", "2026-12-15T09:00Z"])(
    "%j is none",
    (text) => expect(isLocalTime(text)).toBe(false),
  );
  test.each(["2026-12-15T00:00", "2026-12-15T23:59"])("%s is one", (text) => expect(isLocalTime(text)).toBe(true));
});

describe("where clocks change", () => {
  test.each([
    ["Europe/Oslo", "2026-03-29T01:45", moment("2026-03-29T00:45:00.000Z")],
    ["Europe/Oslo", "2026-03-29T02:00", MISSING],
    ["Europe/Oslo", "2026-03-29T02:30", MISSING],
    ["Europe/Oslo", "2026-03-29T02:59", MISSING],
    ["Europe/Oslo", "2026-03-29T03:00", moment("2026-03-29T01:00:00.000Z")],
    ["Europe/Oslo", "2026-03-29T09:00", moment("2026-03-29T07:00:00.000Z")],
    ["Europe/Oslo", "2026-10-25T01:59", moment("2026-10-24T23:59:00.000Z")],
    ["Europe/Oslo", "2026-10-25T02:00", TWICE],
    ["Europe/Oslo", "2026-10-25T02:30", TWICE],
    ["Europe/Oslo", "2026-10-25T03:00", moment("2026-10-25T02:00:00.000Z")],
    ["Europe/Oslo", "2026-10-25T09:00", moment("2026-10-25T08:00:00.000Z")],
    ["Europe/London", "2026-03-29T01:30", MISSING],
    ["Europe/Lisbon", "2026-10-25T01:30", TWICE],
    ["America/New_York", "2026-03-08T02:30", MISSING],
    ["America/New_York", "2026-11-01T01:30", TWICE],
    // half an hour only
    ["Australia/Lord_Howe", "2026-10-04T02:15", MISSING],
    ["Australia/Lord_Howe", "2026-10-04T02:30", moment("2026-10-03T15:30:00.000Z")],
    ["Australia/Lord_Howe", "2026-04-05T01:45", TWICE],
    // a quarter past the hour, in both hemispheres
    ["Pacific/Chatham", "2026-09-27T03:00", MISSING],
    ["Pacific/Chatham", "2026-04-05T03:00", TWICE],
    // a whole day was left out
    ["Pacific/Apia", "2011-12-30T12:00", MISSING],
  ])("%s, %s", (zone, local, expected) => expect(momentAt(local, zone)).toEqual(expected));
});

describe("zones of quarter and half hours, and the outermost", () => {
  test.each([
    ["Asia/Kathmandu", "2026-09-17T09:00", "2026-09-17T03:15:00.000Z"],
    ["Pacific/Chatham", "2026-01-15T09:00", "2026-01-14T19:15:00.000Z"],
    ["Asia/Kolkata", "2026-09-17T00:00", "2026-09-16T18:30:00.000Z"],
    ["Pacific/Kiritimati", "2026-09-17T09:00", "2026-09-16T19:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-09-17T21:00", "2026-09-18T08:00:00.000Z"],
    ["UTC", "2026-09-17T09:00", "2026-09-17T09:00:00.000Z"],
  ])("%s, %s", (zone, local, utc) => {
    expect(momentAt(local, zone)).toEqual(moment(utc));
    expect([localTime(Date.parse(utc), zone), localDay(utc, zone)]).toEqual([local, local.slice(0, 10)]);
  });
  test("midnight is the hour 00 of its day", () =>
    expect(localTime(Date.parse("2026-09-16T22:00:00Z"), "Europe/Oslo")).toBe("2026-09-17T00:00"));
  test("a day that does not exist has no moment", () =>
    expect(momentAt("2026-02-30T09:00", "Europe/Oslo")).toEqual(MISSING));
});

const ZONES = [
  "Europe/Oslo",
  "Europe/Copenhagen",
  "Europe/Warsaw",
  "Europe/Lisbon",
  "Atlantic/Azores",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "America/St_Johns",
  "UTC",
];
const minute = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2034, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000);

test("law: a moment told as local time is the same moment again, or an hour that comes twice", () => {
  fc.assert(
    fc.property(minute, fc.constantFrom(...ZONES), (at, zone) => {
      const found = momentAt(localTime(at, zone), zone);
      expect([moment(new Date(at).toISOString()), TWICE]).toContainEqual(found);
    }),
    { numRuns: 300 },
  );
});
test("law: what has a moment is told again as it was written", () => {
  fc.assert(
    fc.property(minute, fc.constantFrom(...ZONES), (at, zone) => {
      const local = new Date(at).toISOString().slice(0, 16);
      const found = momentAt(local, zone);
      if ("moment" in found) expect(localTime(Date.parse(found.moment), zone)).toBe(local);
    }),
    { numRuns: 300 },
  );
});
