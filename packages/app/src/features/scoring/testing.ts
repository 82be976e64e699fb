import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { person } from "../../platform/tables.ts";
import type { Person } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { addEvidence } from "../evidence/index.ts";
import { cluster } from "../registry/index.ts";
import { saveScore } from "./operations/save-score.ts";
import { signScores } from "./operations/sign-scores.ts";

/** A Gold case of the demonstration that waits for the points of its two experts. */

export interface ScoredCase extends PlayedCase {
  /** A link that was handed in under row 2.5. */
  readonly evidenceId: string;
  readonly rows: readonly string[];
  visitor(person: Person): Visitor;
  /** Whole sheet at once; rows that are not named get 3 points, or what they have at most. */
  give(person: Person, points?: Readonly<Record<string, number>>): Promise<void>;
  sign(person: Person): Promise<void>;
}

export async function scoredCase(
  until: "submitted" | "visit_planned" | "visited" = "visited",
  over?: Services,
): Promise<ScoredCase> {
  const services = await inEnglish(over ?? (await demonstration()));
  const audit = [...services.edition.schemes.values()].find(({ kind }) => kind === "audit");
  const [brda] = await services.db.asWorker((tx) =>
    tx
      .select({ id: cluster.id, name: cluster.name })
      .from(cluster)
      .then((all) => all.filter(({ name }) => name === BRDA)),
  );
  const { id: evidenceId } = await addEvidence(services, PEOPLE.piotr, {
    place: { clusterId: brda?.id ?? "", scheme: audit?.id ?? "", rowId: "2.5" },
    said: { title: "List of contacts", validUntil: null, seenBy: "assessors" },
    brought: { url: "https://brda.example/contacts" },
  });
  return withEvidence(await playCase("gold", until, services), evidenceId);
}
const BRDA = "Klaster Narzędziowy Brda";

function withEvidence(played: PlayedCase, evidenceId: string): ScoredCase {
  const { services, caseId } = played;
  const audit = [...services.edition.schemes.values()].find(({ kind }) => kind === "audit");
  const most = new Map(
    audit?.kind === "audit" ? audit.rows.filter((row) => row.scored).map((row) => [row.id, row.maxPoints]) : [],
  );
  const app = createApp(services);
  return {
    ...played,
    evidenceId,
    rows: [...most.keys()],
    visitor: ({ id }) => new Visitor(app, id),
    give: async (by, points = {}) => {
      for (const [rowId, max] of most) {
        const given = points[rowId] ?? Math.min(3, max);
        const score = {
          points: given,
          because: `${by.id} saw it.`,
          note: `note of ${by.id}`,
          version: 0,
          was: null,
        };
        await saveScore(services, by, { caseId, rowId, score, verdicts: [] });
      }
    },
    sign: (by) => signScores(services, by, caseId),
  };
}

/** Everybody reads English, so that a test can say what stands on a page. */
export async function inEnglish(services: Services): Promise<Services> {
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  return services;
}

/** What a form of the common work says it was written against, as it stands in a page. */
export function againstIn(html: string, action: string): string {
  const form = html.slice(html.indexOf(`action="${action}`));
  return /name="against" value="(\d+)"/.exec(form.slice(0, form.indexOf("</form>")))?.[1] ?? "";
}

/** What the person finds in a table by SQL of his own, as the database lets him. */
export async function selectAs(
  { services }: Pick<PlayedCase, "services">,
  { id }: Person,
  statement: string,
): Promise<Record<string, unknown>[]> {
  return services.db.asPerson(id, async (tx) => {
    const found = await tx.execute(sql.raw(statement));
    return (found as unknown as { rows: Record<string, unknown>[] }).rows;
  });
}

/** The cookie by which a browser says who it is. */
export const PERSON_COOKIE = "test-person";

/** The whole program over the case, for a browser. */
export async function serveCase({ services }: PlayedCase): Promise<{ address: string; stop: () => Promise<void> }> {
  const sessions: Services["sessions"] = {
    read: async (headers) => {
      const personId = new RegExp(`${PERSON_COOKIE}=([\\w-]+)`).exec(headers.get("cookie") ?? "")?.[1];
      return personId ? { personId, sessionId: `test-${personId}` } : null;
    },
  };
  const app = createApp({ ...services, sessions });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // a browser keeps its connections for a minute
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
