import { Hono } from "hono";
import { expect, it } from "vitest";
import type { AppEnv } from "./env.ts";
import { wordsOf } from "./forms.ts";

const app = new Hono<AppEnv>().post("/", async (c) => c.json(await wordsOf(c)));

// a reason with the letter 0 in it was an error of the program in every form of a case
it("reads what a database can hold, and of files and doubles nothing", async () => {
  const body = new FormData();
  body.append("because", "Ill\0 since May \u{1f637}");
  body.append("file", new File(["x"], "x.pdf"));
  expect(await (await app.request("/", { method: "POST", body })).json()).toEqual({
    because: "Ill since May \u{1f637}",
  });
});
