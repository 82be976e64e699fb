import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, ORIGIN, openWorld, type World } from "./testing.ts";

/** After signing out in another tab a form was "out of date", in English to a Norwegian, and nothing led to signing in. */

const EMAIL = "ola@a.example";
let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld();
  await world.addPerson({ email: EMAIL, name: "Ola", language: "nb" });
  browser = world.browser();
});
afterAll(() => world.db.close());

const lead = async (answer: Response) => /<p class="k-lead">([^<]*)<\/p>/.exec(await answer.text())?.[1];

test("a form of another site is told nothing of a session", async () => {
  browser.headers.referer = "https://elsewhere.example/account";
  const answer = await browser.postRaw("/account", { __form: "made elsewhere" });
  expect([answer.status, await lead(answer)]).toEqual([
    403,
    "The form was not made for this session, so nothing was saved. Go back, load the page again and send it once more.",
  ]);
});

test("whose form was open while signing out reads in the own language where to sign in and what is still there", async () => {
  browser.headers.referer = `${ORIGIN}/account?part=name`;
  await browser.signIn(EMAIL);
  const { token } = await browser.who();
  await browser.post("/sign-out");
  const answer = await browser.postRaw("/account", { __form: token });
  const html = await answer.clone().text();
  expect([answer.status, await lead(answer)]).toEqual([
    403,
    "Du er logget ut i denne nettleseren, så ingenting ble lagret. Logg inn i en annen fane og gå så tilbake herfra med Tilbake-knappen: Det du skrev, står fortsatt i skjemaet. Send det en gang til.",
  ]);
  expect(html).toContain('href="/sign-in?then=%2Faccount%3Fpart%3Dname"');
  expect(html).not.toContain('<a href="/">');
});

test("the language of somebody who signed out is not that of the next who signs in", async () => {
  await world.addPerson({ email: "ewa@a.example", name: "Ewa", language: "pl" });
  await browser.signIn("ewa@a.example");
  expect(await (await browser.get("/account")).text()).toContain('<html lang="pl"');
});
