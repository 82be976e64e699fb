import { Hono } from "hono";
import { expect, test, vi } from "vitest";
import type { AppEnv } from "./env.ts";
import { answerProblem } from "./problem-page.tsx";

/** A failed query carries its parameters in its message: what people typed stood in the log. */
test("of an unexpected error the page shows an id, and the log where it happened but nothing that was typed", async () => {
  const said: string[] = [];
  const log = vi.spyOn(console, "error").mockImplementation((text) => void said.push(String(text)));
  const app = new Hono<AppEnv>();
  app.get("/api/x", () => {
    throw new Error("Failed query: update person params: ola@example.org", { cause: { code: "23505" } });
  });
  app.onError((error, c) => answerProblem(error, c));
  const answer = await app.request("/api/x");
  log.mockRestore();
  const body = (await answer.json()) as { status: number; detail: string; id: string };
  expect([answer.status, body.status]).toEqual([500, 500]);
  expect(body.detail).toContain(body.id);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`internal error ${body.id}`);
  expect(said[0]).toContain("23505");
  expect(`${said[0]}${JSON.stringify(body)}`).not.toContain("ola@example.org");
});
