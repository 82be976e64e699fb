import { LANGUAGES } from "@klynge/core";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { PEOPLE } from "../../demonstration/people.ts";
import { createApp } from "../../server.tsx";

describe("the start page of the demonstration", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = new Visitor(createApp(await demonstration()), null);
  });

  // people who came later had no role and no task, and their keys stood there instead
  it.each(LANGUAGES)("says in %s who each of its people is, and what to try first", async (language) => {
    const { html } = await visitor.open(`/?lang=${language}`);
    expect(html).not.toContain("registry.task.");
    for (const { name } of PEOPLE) expect(html).toContain(name);
  });
});
