import { desc, gt } from "drizzle-orm";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { auditEntry } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import {
  cluster,
  clusterPerson,
  clusterProfile,
  membership,
  organisation,
  registerEntry,
  registerLink,
  registerSection,
} from "./tables.ts";

/** A register to test with: that of Fjordkraft, empty, with an owner, a member and a reader, and a cluster of others. */
export const OWNER = "ingrid-solheim";
export const MEMBER = "bjorn-aas";
export const READER = "kari-lunde";
export const STRANGER = "piotr-zielinski";
export const SECRETARIAT = "claire-dubois";

const KEY = Buffer.alloc(32, 7);

export interface World {
  readonly services: Services;
  /** Fjordkraft's register. */
  readonly own: string;
  readonly foreign: string;
  /** Somebody who has a page of the cluster open, so that his forms have a token. */
  visitor(person: string): Promise<Visitor>;
  /** Somebody who has nothing open. */
  nobody(): Visitor;
  /** Takes away what a test wrote; the trail cannot be, and `trail` begins anew. */
  empty(): Promise<void>;
  trail(): Promise<(typeof auditEntry.$inferSelect)[]>;
  entries(): Promise<(typeof registerEntry.$inferSelect)[]>;
  addOrganisation(name: string, clusterId?: string): Promise<string>;
}

export async function openWorld(): Promise<World> {
  const services = await demonstration();
  const { db } = services;
  const app = createApp(services, KEY);
  const [own, foreign] = await db.asWorker(async (tx) => {
    const all = await tx.select().from(cluster);
    const idOf = (name: string): string => all.find((one) => one.name === name)?.id ?? "";
    await tx
      .insert(clusterPerson)
      .values({ clusterId: idOf("Fjordkraft Industriklynge"), personId: READER, role: "reader" });
    return [idOf("Fjordkraft Industriklynge"), idOf("Klaster Narzędziowy Brda")] as const;
  });
  let mark = 0;
  return {
    services,
    own,
    foreign,
    visitor: async (person) => {
      const visitor = new Visitor(app, person);
      await visitor.open(`/clusters/${person === STRANGER ? foreign : own}/profile/edit`);
      return visitor;
    },
    nobody: () => new Visitor(app, null),
    empty: () =>
      db.asWorker(async (tx) => {
        await tx.delete(registerLink);
        await tx.delete(registerEntry);
        await tx.delete(registerSection);
        await tx.delete(clusterProfile);
        await tx.delete(membership);
        await tx.delete(organisation);
        const [last] = await tx.select().from(auditEntry).orderBy(desc(auditEntry.id)).limit(1);
        mark = last?.id ?? 0;
      }),
    trail: () =>
      db.asWorker((tx) => tx.select().from(auditEntry).where(gt(auditEntry.id, mark)).orderBy(auditEntry.id)),
    entries: () => db.asWorker((tx) => tx.select().from(registerEntry).orderBy(registerEntry.starts)),
    addOrganisation: (name, clusterId = own) =>
      db.asWorker(async (tx) => {
        const values = { clusterId, name, nameKey: name.toLowerCase(), changedBy: OWNER };
        const [row] = await tx.insert(organisation).values(values).returning();
        return row?.id ?? "";
      }),
  };
}

/** What is wrong, as the summary on top of a form says it: the field that it leads to, and the sentence. */
export function faultsIn({ html }: Page): [field: string, sentence: string][] {
  return [...html.matchAll(/<a href="#([^"]+)">[^<]*<span>([^<]*)<\/span><\/a>/g)].map(([, at = "", text = ""]) => [
    at,
    text,
  ]);
}

/** A key of a text that no language has, as it would stand on a page. */
export function untold({ html }: Page): string | undefined {
  return /registry\.(section|profile)\.[\w.]+/.exec(html)?.[0];
}
