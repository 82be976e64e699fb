import { afterAll, beforeAll, expect, it } from "vitest";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { servicesOver } from "../../../test/support/world.ts";
import { seedDemonstration } from "../../demonstration/seed.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import { mail } from "../../platform/mail.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import type { Problem } from "../../platform/web/problem.ts";
import { PEOPLE } from "../cases/testing.ts";
import { playBeforeBoard } from "./testing.ts";

/** On a server, where several really act at once. */
let server: Server;
let services: Services;
beforeAll(async () => {
  server = await startPostgres();
  services = servicesOver(await openPostgres(server.url));
  await seedDemonstration(services.db, services.edition);
}, 120_000);
afterAll(async () => {
  await services?.db.close();
  server?.stop();
});

it("two boards that decide at the same moment decide once, and one letter says so", async () => {
  const played = await playBeforeBoard("award", services);
  const { take } = played;
  await Promise.all([
    take(PEOPLE.helena, { step: "vote", vote: "for" }),
    take(PEOPLE.lars, { step: "vote", vote: "for" }),
  ]);
  const decide = (by: Person) =>
    take(by, { step: "decide", because: null }).then(
      () => "decided",
      ({ details }: Problem) => `${details.refusal} ${details.state}`,
    );
  const answers = await Promise.all([decide(PEOPLE.helena), decide(PEOPLE.lars), decide(PEOPLE.claire)]);
  expect(answers.toSorted()).toEqual(["decided", "step_not_now awarded", "step_not_now awarded"]);
  const letters = await services.db.asWorker((tx) => tx.select().from(mail));
  const told = letters.flatMap(({ subject, recipient }) => (subject.endsWith("Send the decision") ? [recipient] : []));
  // whoever decided himself is not told
  const officers = ["claire-dubois@demo.invalid", "hanna-virtanen@demo.invalid"].slice(
    answers[2] === "decided" ? 1 : 0,
  );
  expect(told.toSorted()).toEqual(officers);
}, 120_000);
