import { beforeAll, describe, expect, it } from "vitest";
import { installation, person } from "../../platform/tables.ts";
import { goingTo, openWorld, type World } from "./testing.ts";

describe("the demonstration", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ kind: "demonstration" });
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
