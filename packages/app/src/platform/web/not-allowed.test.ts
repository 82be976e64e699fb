import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";
import type { Services } from "../services.ts";

/** Whoever was refused was told to ask the owner of the cluster, also the owner, and where no cluster had to do with it. */

let services: Services;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
});
afterAll(() => services.db.close());

test.each([
  [
    "the owner of a cluster at the editions",
    "ingrid-solheim",
    "/editions",
    "This is open to the secretariat and the administrators only. Ask the secretariat of the scheme about it.",
  ],
  [
    "an expert at the editions",
    "jonas-weber",
    "/editions",
    "This is open to the secretariat and the administrators only. Ask the secretariat of the scheme about it.",
  ],
  [
    "an expert at the pipeline",
    "jonas-weber",
    "/tasks/pipeline",
    "Only the secretariat of the scheme does this. Write to it if something here should be done or changed.",
  ],
  [
    "the administrator at the meetings of the board, in Danish",
    "mette-friis",
    "/board",
    "Her arbejder kun bestyrelsen og sekretariatet. Klyngen og eksperterne læser afgørelsen på sagens side.",
  ],
  [
    "an expert at the absences of offices",
    "jonas-weber",
    "/tasks/absence",
    "Only people with an office of the scheme (secretariat, board, appeals) enter an absence here. Experts do it on their own page.",
  ],
])("%s is told who does it", async (_, person, path, sentence) => {
  const { status, html } = await new Visitor(app, person).open(path);
  expect([status, /<p class="k-lead">([^<]*)<\/p>/.exec(html)?.[1]]).toEqual([403, sentence]);
});
