import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openCopy } from "../../test/support/open-copy.ts";
import type { Database } from "./database/database.ts";
import { mail, queueMail, sendPendingMail, smtpTransport } from "./mail.ts";
import { installation } from "./tables.ts";

const SENDING = { sendsMail: true, demonstration: false };

describe("sending mail", () => {
  let db: Database;
  let server: SMTPServer;
  let url: string;
  let received: string[] = [];
  let failing = false;
  beforeAll(async () => {
    db = await openCopy("empty");
    await db.asWorker((tx) => tx.insert(installation).values({ kind: "real", mailFrom: "klynge@scheme.example" }));
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onRcptTo: (_, __, done) => done(failing ? new Error("mailbox is full") : null),
      onData: async (stream, _, done) => {
        const parts: Buffer[] = [];
        for await (const part of stream) parts.push(part as Buffer);
        received.push(Buffer.concat(parts).toString());
        done();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  beforeEach(() => {
    received = [];
  });

  const letter = {
    to: "anna@a.example",
    subject: "One\nBcc: all@x.example",
    text: "the token",
    language: "nb",
  } as const;
  const rows = () => db.asWorker((tx) => tx.select().from(mail).orderBy(mail.createdAt));

  it("vanishes with the transaction of its cause", async () => {
    const rolled = db.asWorker(async (tx) => {
      await queueMail(tx, SENDING, letter);
      throw new Error("no");
    });
    await expect(rolled).rejects.toThrow("no");
    expect(await rows()).toEqual([]);
  });

  it("keeps a letter that could not be sent, and waits before the next try", async () => {
    await db.asWorker((tx) => queueMail(tx, SENDING, letter));
    failing = true;
    expect(await sendPendingMail(db, smtpTransport(url))).toBe(0);
    failing = false;
    expect(await sendPendingMail(db, smtpTransport(url))).toBe(0);
    const [row] = await rows();
    expect([row?.attempts, row?.body, row?.lastError?.includes("mailbox is full")]).toEqual([1, "the token", true]);
    expect(row?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 60_000);
  });

  it("sends once, and keeps no text of what was sent", async () => {
    await db.asWorker((tx) => tx.update(mail).set({ nextAttemptAt: new Date(0) }));
    const sent = await Promise.all([sendPendingMail(db, smtpTransport(url)), sendPendingMail(db, smtpTransport(url))]);
    expect(sent.sort()).toEqual([0, 1]);
    expect(received.length).toBe(1);
    expect(received[0]).toContain("From: klynge@scheme.example");
    expect(received[0]).toContain("Subject: One Bcc: all@x.example");
    expect(received[0]).not.toMatch(/^Bcc:/m);
    const [row] = await rows();
    expect([row?.body, row?.sentAt !== null, row?.lastError]).toEqual(["", true, null]);
  });

  it("writes nothing where no mail is sent, but what a demonstration shows (links once waited there for a mail server)", async () => {
    await db.asWorker((tx) => tx.delete(mail));
    await db.asWorker((tx) => queueMail(tx, { sendsMail: false, demonstration: false }, letter));
    expect(await rows()).toEqual([]);
    await db.asWorker((tx) => queueMail(tx, { sendsMail: false, demonstration: true }, letter));
    expect((await rows()).map(({ body }) => body)).toEqual(["the token"]);
  });

  it("sends no link that has run out, and keeps nothing of it", async () => {
    await db.asWorker((tx) => tx.delete(mail));
    const [gone, open] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)];
    await db.asWorker(async (tx) => {
      await queueMail(tx, SENDING, { ...letter, validUntil: gone });
      await queueMail(tx, SENDING, { ...letter, to: "berit@b.example", validUntil: open });
    });
    expect(await sendPendingMail(db, smtpTransport(url))).toBe(1);
    expect(received.map((text) => /^To: (.*)$/m.exec(text)?.[1])).toEqual(["berit@b.example"]);
    expect((await rows()).map(({ body, sentAt }) => [body, sentAt !== null]).sort()).toEqual([
      ["", false],
      ["", true],
    ]);
    expect(await sendPendingMail(db, smtpTransport(url))).toBe(0);
  });

  it("keeps no text of what it gives up", async () => {
    await db.asWorker((tx) => tx.delete(mail));
    await db.asWorker((tx) => queueMail(tx, SENDING, letter));
    failing = true;
    for (let time = 1; time <= 12; time += 1) {
      expect((await rows()).map(({ body }) => body)).toEqual(["the token"]);
      await db.asWorker((tx) => tx.update(mail).set({ nextAttemptAt: new Date(0) }));
      await sendPendingMail(db, smtpTransport(url));
    }
    failing = false;
    expect((await rows()).map(({ attempts, body }) => [attempts, body])).toEqual([[12, ""]]);
    await db.asWorker((tx) => tx.update(mail).set({ nextAttemptAt: new Date(0) }));
    expect(await sendPendingMail(db, smtpTransport(url))).toBe(0);
  });
});
