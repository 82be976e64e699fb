import type { CDPSession, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { nextCode } from "../stories/support/codes.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";
import { faultAt, textOf } from "../stories/support/reading.ts";

/**
 * How somebody comes in and signs in, by every way there is: the letter of an invitation, a password, a code of an app, a backup
 * code, a passkey. One story; each test begins where the one before ended.
 */
const demonstration = useDemonstration();
const [EMAIL, PASSWORD] = ["nora@fjordkraft.example", "tolv lange fjorder"];

/** Nora's browser; nobody is signed in there at first. */
let page: Page;
beforeAll(() => {
  ({ page } = demonstration.browser);
});

describe("an invitation", () => {
  let link = "";

  test("a letter with a link is on its way to who is invited", async () => {
    const owner = await demonstration.visitor();
    await demonstration.signIn(owner.page, "ingrid-solheim");
    await owner.page.getByRole("link", { name: "People", exact: true }).click();
    const invite = owner.page.locator("form[action$='/invite']");
    owner.expectComplaints(/status of 422/);
    await invite.getByLabel("E-mail address").fill("nora");
    await invite.getByRole("button").click();
    expect(await faultAt(owner.page, "email")).toBe("Enter an e-mail address, such as anna@example.org.");
    await invite.getByLabel("E-mail address").fill(EMAIL);
    await invite.getByRole("button").click();
    expect(await owner.page.locator(".k-list li").filter({ hasText: EMAIL }).innerText()).toMatch(/member\s+until/);

    await open("/outbox");
    const letter = page.locator(".k-letter").filter({ hasText: EMAIL });
    expect(await letter.getByRole("heading").innerText()).toBe("Invitation to Fjordkraft Industriklynge");
    link = (await letter.getByRole("link").getAttribute("href")) ?? "";
    expect(link).toMatch(new RegExp(`^${demonstration.address}/invitations/[\\w-]{43}$`));
  });

  test("makes an account, and leads into the cluster", async () => {
    await page.getByRole("link", { name: link }).click();
    expect(await page.locator("main .k-lead").innerText()).toBe(
      "Ingrid Solheim invites you to Fjordkraft Industriklynge as member.",
    );
    expect(await page.getByLabel("E-mail address").inputValue()).toBe(EMAIL);
    demonstration.browser.expectComplaints(/status of 422/);
    await page.getByLabel("Name").fill("Nora Næss");
    await page.getByLabel("New password").fill("kort");
    await page.getByRole("button", { name: "Create account and accept" }).click();
    expect(await faultAt(page, "password")).toBe("Use at least 12 characters.");
    expect(await page.getByLabel("Name").inputValue()).toBe("Nora Næss");
    await page.getByLabel("New password").fill(PASSWORD);
    await page.getByRole("button", { name: "Create account and accept" }).click();
    expect(await page.locator("h1").innerText()).toBe("Fjordkraft Industriklynge");
    await page.getByRole("link", { name: "People", exact: true }).click();
    expect(await page.locator(".k-list li").filter({ hasText: EMAIL }).innerText()).toMatch(/^Nora Næss\s+member/);
  });

  test("works once", async () => {
    const late = await demonstration.visitor();
    late.expectComplaints(/status of 410/);
    await late.page.goto(link);
    expect(await textOf(late.page)).toContain("This invitation has been used. If it was you, sign in.");
    expect(await late.page.getByRole("textbox").count()).toBe(0);
  });
});

describe("a second step", () => {
  let key = "";
  let backup = "";

  test("is set up with the password and a code of the app", async () => {
    await open("/account");
    demonstration.browser.expectComplaints(/status of 422/);
    await confirmWith("not the password");
    expect(await faultAt(page, "confirm")).toBe("The present password is not right.");
    await confirmWith(PASSWORD);
    key = await page.locator(".k-code").innerText();
    const codes = await page.locator(".k-codes code").allInnerTexts();
    expect([key.length >= 32, codes.length]).toEqual([true, 10]);
    backup = codes[0] ?? "";
    await enterCode("000000", "Turn on");
    expect(await faultAt(page, "code")).toMatch(/^This code is not right/);
    // keys are shown once
    expect(await page.locator(".k-code, .k-codes").count()).toBe(0);
    await enterCode(nextCode(key), "Turn on");
    expect(await textOf(page)).toContain("The second step is on.");
  });

  test("the password alone opens nothing, the code does", async () => {
    await signOut();
    await signInWithPassword();
    expect(new URL(page.url()).pathname).toBe("/sign-in/code");
    await open("/account");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await signInWithPassword();
    demonstration.browser.expectComplaints(/status of 401/);
    await enterCode("000000");
    expect(await faultAt(page, "code")).toMatch(/^This code is not right, or it has run out/);
    await enterCode(nextCode(key));
    expect(await whoIsIn()).toBe("Nora Næss");
  });

  test("a backup code opens it once", async () => {
    await signOut();
    await signInWithPassword();
    await enterCode(backup);
    expect(await whoIsIn()).toBe("Nora Næss");
    await signOut();
    await signInWithPassword();
    demonstration.browser.expectComplaints(/status of 401/);
    await enterCode(backup);
    expect(await faultAt(page, "code")).toMatch(/^This code is not right/);
    await enterCode(nextCode(key));
    expect(await whoIsIn()).toBe("Nora Næss");
  });

  async function confirmWith(password: string): Promise<void> {
    const form = page.locator("form[action='/account/second-step']");
    await form.getByLabel("Your password").fill(password);
    await form.getByRole("button", { name: "Turn on" }).click();
  }

  async function enterCode(code: string, button = "Continue"): Promise<void> {
    await page.getByLabel("Code", { exact: true }).fill(code);
    await page.getByRole("button", { name: button }).click();
  }
});

describe("a passkey", () => {
  /** What holds passkeys in a device: asks its owner for nothing and says yes. */
  const DEVICE = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  let devtools: CDPSession;
  let authenticatorId = "";
  beforeAll(async () => {
    devtools = await demonstration.browser.context.newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    ({ authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options: DEVICE }));
  });
  const kept = async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;

  test("is added in the account", async () => {
    await open("/account");
    expect(await textOf(page)).toContain("You have no passkey yet.");
    await page.getByLabel("Name of the new passkey").fill("bærbar");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.waitForURL(/\/account\?done=passkey_added$/);
    expect(await textOf(page)).toContain("The passkey is added.");
    expect(await page.locator(".k-list li").filter({ hasText: "bærbar" }).count()).toBe(1);
    expect((await kept()).map(({ rpId, isResidentCredential }) => [rpId, isResidentCredential])).toEqual([
      ["localhost", true],
    ]);
  });

  test("opens what was asked for, without password and code", async () => {
    await signOut();
    await open("/account");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(/\/account$/);
    expect(await whoIsIn()).toBe("Nora Næss");
  });

  test("that was removed opens nothing", async () => {
    await page.getByRole("button", { name: "Remove the passkey bærbar" }).click();
    expect(await textOf(page)).toContain("The passkey is removed.");
    await signOut();
    // the device still has it
    expect(await kept()).toHaveLength(1);
    demonstration.browser.expectComplaints(/status of 401/);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect
      .poll(() => page.getByRole("alert").innerText())
      .toBe("The passkey was not accepted. Try again, or use your password.");
    await open("/account");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });
});

async function open(path: string): Promise<void> {
  await page.goto(`${demonstration.address}${path}`);
}

async function signOut(): Promise<void> {
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  expect(await textOf(page)).toContain("You are signed out.");
}

async function signInWithPassword(): Promise<void> {
  await page.getByLabel("E-mail address").fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

function whoIsIn(): Promise<string> {
  return page.locator(".k-who a[href='/account']").innerText();
}
