import { beforeAll, describe, expect, test } from "vitest";
import { type Demonstration, FJORDKRAFT, formIn, openDemonstration, plainText, wordsIn } from "./testing.ts";

/** What people, sheets and bad programs put into a form: each gets a clear answer at its field, and nothing typed is lost. */
let world: Demonstration;
let base: string;
let interview: string;

beforeAll(async () => {
  world = await openDemonstration();
  base = world.assessmentOf(FJORDKRAFT);
  interview = world.assessmentOf("Grønn Prosessklynge");
});

const CONTACTS = "contacts.participants_contacted";

/** Sends one field of a row, the others as they stand. */
async function answer(row: string, field: string, typed: string | string[], language = "en") {
  const ingrid = world.visitor(row.startsWith(interview) ? "kari-lunde" : "ingrid-solheim", language);
  const sent = await ingrid.send(row, { ...formIn(await ingrid.open(row)), [field]: typed });
  return { sent, stored: formIn(await ingrid.open(row))[field] };
}

describe("a comment", () => {
  test.each<[string, string, string]>([
    ["NUL and other characters of control", "a\u0000b\u0007c\u001B[31m", "abc[31m"],
    ["marks that turn the line around", "safe\u202Egnp.exe\u2066x\u2069", "safegnp.exex"],
    ["halves of letters", "\uD800 and \uDC00", "\uFFFD and \uFFFD"],
    ["emoji of several parts", "👩🏽‍🔬 🇳🇴 🏴‍☠️", "👩🏽‍🔬 🇳🇴 🏴‍☠️"],
    ["letters with marks apart", "A\u030Asgard, Łódź", "Åsgard, Łódź"],
    ["a tower of marks", `Z${"\u0310".repeat(500)}`, `Z${"\u0310".repeat(500)}`],
    ["a script", "</textarea><script>alert(1)</script>", "</textarea><script>alert(1)</script>"],
    ["lines of every kind", "one\r\ntwo\rthree\n\n", "one\ntwo\nthree"],
    ["the longest there is", "ø".repeat(20_000), "ø".repeat(20_000)],
  ])("with %s", async (_, typed, expected) => {
    const { sent, stored } = await answer(`${base}/rows/2.5`, "comment", typed);
    expect([sent.status, stored]).toEqual([303, [expected]]);
  });

  test("of 100 kB is refused at its field, and stays in the form", async () => {
    const typed = "l".repeat(100_000);
    const { sent, stored } = await answer(`${base}/rows/2.5`, "comment", typed);
    expect(sent.status).toBe(400);
    expect(wordsIn(sent, "comment-error")).toBe(
      "This text has 100,000 characters, and 20,000 are the most. It stays here until you have shortened it.",
    );
    expect(sent.html).toContain('href="#comment"');
    expect(formIn(sent).comment).toEqual([typed]);
    expect(stored).not.toEqual([typed]);
  });
});

describe("a fact", () => {
  test("with marks that nobody sees is what one sees", async () => {
    const { sent, stored } = await answer(`${base}/rows/2.5`, CONTACTS, "\u200E4\u00008\u200B");
    expect([sent.status, stored]).toEqual([303, ["48"]]);
  });

  test.each<[string, string, string]>([
    ["en", "2,400.00", "2400"],
    ["nb", "2 400,00", "2400"],
    ["da", "2.400,00", "2400"],
    ["pl", "2\u00A0400,00", "2400"],
  ])("in %s: %s", async (language, typed, expected) => {
    const { sent, stored } = await answer(`${base}/rows/3.2`, "budget.services", typed, language);
    expect([sent.status, stored]).toEqual([303, [expected]]);
  });

  test("that can be read in two ways is asked for again", async () => {
    const { sent } = await answer(`${base}/rows/3.2`, "budget.services", "2.400", "nb");
    expect(sent.status).toBe(400);
    expect(plainText(sent.html)).toContain("Tallet kan leses på to måter.");
    expect(formIn(sent)["budget.services"]).toEqual(["2.400"]);
  });

  // a tab that was opened in Danish, and sent after another one had changed the language
  test("is read in the language of its page", async () => {
    const row = `${base}/rows/3.2`;
    const danish = formIn(await world.visitor("ingrid-solheim", "da").open(row));
    const ingrid = world.visitor("ingrid-solheim", "en");
    await ingrid.open(row);
    expect((await ingrid.send(row, { ...danish, "budget.services": "3.400" })).status).toBe(303);
    expect(formIn(await ingrid.open(row))["budget.services"]).toEqual(["3400"]);
  });

  test.each<[string, string]>([
    ["31.2.2026", "There is no such day in the calendar."],
    ["1.5.2027", "This day lies after the reference date."],
    ["May 2020", "Write a day as 2026-05-01 or 1.5.2026."],
  ])("the day %s", async (typed, sentence) => {
    const { sent } = await answer(`${base}/rows/2.1`, "organisation.start_date", typed);
    expect(sent.status).toBe(400);
    expect(wordsIn(sent, "f-organisation-start_date-error")).toBe(sentence);
    expect(formIn(sent)["organisation.start_date"]).toEqual([typed]);
  });

  test("that is none of the choices, however it is written", async () => {
    const { sent, stored } = await answer(
      `${interview}/rows/B02`,
      "organisation.legal_form",
      "\u0000no\u202Esuch form",
    );
    expect(sent.status).toBe(400);
    expect(wordsIn(sent, "f-organisation-legal_form-error")).toBe("Choose one of the answers.");
    expect(stored).not.toEqual(["nosuch form"]);
  });

  test("computed from others is said where one of them was changed, by its name", async () => {
    const { sent } = await answer(`${base}/rows/2.5`, CONTACTS, "81");
    expect(wordsIn(sent, "f-contacts-participants_contacted-error")).toBe(
      "“share of committed participants with a personal contact” would be above 100%: the part would be larger than the whole.",
    );
  });

  test("above the highest there is, with its unit", async () => {
    const { sent } = await answer(`${base}/rows/3.1`, "finance.secured_share_24m", "120");
    expect(wordsIn(sent, "f-finance-secured_share_24m-error")).toBe("The highest value here is 100%.");
  });
});
