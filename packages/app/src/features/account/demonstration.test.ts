import { beforeAll, describe, expect, it } from "vitest";
import { installation, person } from "../../platform/tables.ts";
import { registryRoutes } from "../registry/routes.tsx";
import { goingTo, openWorld, type World } from "./testing.ts";

describe("the demonstration", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ kind: "demonstration", routes: registryRoutes });
    await world.db.asWorker((tx) =>
      tx.insert(person).values({ id: "ingrid", name: "Ingrid", email: "ingrid@demo.invalid", language: "nb" }),
    );
  });

  it("knows only its own people", async () => {
    expect((await world.browser().post("/demonstration/sign-in", { person: "nobody" })).status).toBe(404);
    expect((await world.browser().postRaw("/demonstration/sign-in", { person: "ingrid" })).status).toBe(403);
  });

  it("lets one be somebody with one click, again and again", async () => {
    for (let count = 0; count < 2; count += 1) {
      const browser = world.browser();
      expect(
        (await browser.post("/demonstration/sign-in", { person: "ingrid", ...goingTo("//evil.example") })).headers.get(
          "location",
        ),
      ).toBe("/");
      expect((await browser.who()).person?.name).toBe("Ingrid");
    }
  });

  it("leads to the page that was asked for before, and never to another site", async () => {
    const asked = "/assessments/1/rows/2.5?lang=nb";
    const page = await (await world.browser().get(`/sign-in?then=${encodeURIComponent(asked)}`)).text();
    const start = `/?then=${encodeURIComponent(asked)}`;
    expect(page).toContain(`href="${start}"`);
    const people = await (await world.browser().get(start)).text();
    expect(people.match(/<input type="hidden" name="then" value="([^"]*)"/)?.[1]).toBe(asked);
    expect(await (await world.browser().get("/")).text()).not.toContain('name="then"');
    const away = await (await world.browser().get("/sign-in?then=https://evil.example/")).text();
    expect(away).toContain('<a href="/">Go to the start page</a>');
    for (const [then, location] of [
      [asked, asked],
      ["https://evil.example/", "/"],
      ["/\\evil.example", "/"],
      ["", "/"],
    ] as const) {
      const answer = await world.browser().post("/demonstration/sign-in", { person: "ingrid", ...goingTo(then) });
      expect([then, answer.headers.get("location")]).toEqual([then, location]);
    }
    const plain = await world.browser().post("/demonstration/sign-in", { person: "ingrid" });
    expect(plain.headers.get("location")).toBe("/clusters");
  });

  it("shows the letters that it does not send", async () => {
    expect(await (await world.browser().get("/outbox")).text()).toContain("No mail yet");
    await world.browser().post("/recover", { email: "ingrid@demo.invalid" });
    const page = await (await world.browser().get("/outbox")).text();
    expect(page).toContain("Nytt passord til Klynge");
    expect(page).toContain(`<a href="http://localhost:3000${await world.linkTo("ingrid@demo.invalid")}"`);
  });

  it("takes both the program and the database to be one", async () => {
    await world.db.asWorker((tx) => tx.update(installation).set({ kind: "real" }));
    expect((await world.browser().post("/demonstration/sign-in", { person: "ingrid" })).status).toBe(404);
    expect(await (await world.browser().get("/outbox")).text()).not.toContain("Nytt passord til Klynge");
    const other = await openWorld({ kind: "demonstration", demonstration: false });
    await other.db.asWorker((tx) =>
      tx.insert(person).values({ id: "ingrid", name: "Ingrid", email: "ingrid@demo.invalid" }),
    );
    expect((await other.browser().post("/demonstration/sign-in", { person: "ingrid" })).status).toBe(404);
  });
});
