import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { EditionTask } from "../../platform/editions.ts";
import type { Services } from "../../platform/services.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { type Edit, editedFiles, named, openSchemeWorld, type SchemeWorld, STRICTER, zipFile } from "./testing.ts";

/** Who would gain or lose by an edition, as the page of a draft tells it. */

// each edition is linted for a second, in a thread that gives way to everybody else
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let played: PlayedCase;
let world: SchemeWorld;
/** What the thread was asked for. */
const asked: EditionTask["do"][] = [];

beforeAll(async () => {
  played = await playCase("gold", "submitted");
  const { editionWork } = played.services;
  const services: Services = {
    ...played.services,
    editionWork: {
      ...editionWork,
      run: (task) => {
        asked.push(task.do);
        return editionWork.run(task);
      },
    },
  };
  world = await openSchemeWorld(services);
});
afterAll(async () => {
  await world.close();
  await played.services.db.close();
});

async function pathOfDraft(edits: readonly Edit[]): Promise<string> {
  const { location } = await world.bring(zipFile(editedFiles(edits)));
  return (location ?? "").replace(/\?.*/, "");
}

/** The words of the part of the page that tells who would gain or lose. */
async function told(path: string): Promise<string> {
  const { html } = await world.visitor(PEOPLE.claire.id).open(path);
  const [, part = ""] = /<section[^>]*aria-labelledby="preview"[^>]*>(.*?)<\/section>/s.exec(html) ?? [];
  return part
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

test("labels that only the register knows are named: the page promised valid labels and left them out", async () => {
  const page = await told(await pathOfDraft(STRICTER));
  expect(page.slice(page.indexOf("2 valid labels"))).toBe(
    "2 valid labels that cannot be judged here They stand in the register, but no case of this installation gave them: " +
      "the answers they rest on are not here. Fjordkraft Industriklynge , Bronze, valid until 31 Mar 2028 " +
      "Klaster Narzędziowy Brda , Silver, valid until 30 Nov 2026",
  );
});

test("a fact that is asked anew is named in the reader's language: its id stood there", async () => {
  const path = await pathOfDraft([
    named("2027-2"),
    {
      file: "label-rules.yaml",
      from: "condition: 'focus.named == true'",
      to: "condition: 'focus.named == true && team.languages >= 2'",
    },
  ]);
  expect(await told(`${path}?lang=pl`)).toContain("Nowe pytanie, odpowiedź nieznana: języki robocze zespołu");
});

test("an answer that is not allowed any more is named in the reader's language: its path stood there", async () => {
  const path = await pathOfDraft([
    named("2027-3"),
    { file: "facts.yaml", from: "press.mentions:\n", to: "press.mentions:\n    highest: 10\n" },
  ]);
  expect(await told(`${path}?lang=pl`)).toContain("niesponsorowane wzmianki w prasie i mediach: above_highest");
});

test("is reckoned once as long as nothing moves, also for two who look at the same time", async () => {
  const path = await pathOfDraft([...STRICTER.slice(1), named("2027-4")]);
  const previews = () => asked.filter((one) => one === "preview").length;
  const before = previews();
  const pages = await Promise.all([told(path), told(path)]);
  expect(pages[0]).toContain("Reckoned 22 Nov 2026");
  expect([await told(path), previews() - before]).toEqual([pages[0], 1]);
  await played.take(PEOPLE.piotr, { step: "withdraw_application", because: "Another year." });
  expect(await told(path)).not.toContain("Gold, under way");
  expect(previews() - before).toBe(2);
});
