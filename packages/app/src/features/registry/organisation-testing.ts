import type { Hono } from "hono";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { organisationColumns } from "./organisation-columns.ts";
import { insertMembership, insertOrganisation } from "./organisation-queries.ts";
import { EMPTY_ORGANISATION, type MembershipInput, type OrganisationInput } from "./schema.ts";
import { cluster, clusterPerson } from "./tables.ts";

/**
 * For tests: two clusters whose registers are empty. Ingrid owns `home` and Bjørn works for it, Lars reads along; Piotr owns `away`, Claire
 * is the secretariat.
 */
export interface RegisterWorld {
  readonly services: Services;
  readonly app: Hono<AppEnv>;
  readonly home: string;
  readonly away: string;
  readonly visitor: (person: string | null) => Visitor;
  /** Puts down an organisation with memberships, past the pages. */
  readonly put: (
    clusterId: string,
    own: Partial<OrganisationInput> & { readonly name: string },
    memberships?: readonly Partial<MembershipInput>[],
  ) => Promise<string>;
}

export async function openRegister(): Promise<RegisterWorld> {
  const services = await demonstration();
  const app = createApp(services);
  const [home, away] = await services.db.asWorker(async (tx) => {
    await tx.execute("insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')");
    const made = await tx
      .insert(cluster)
      .values([
        { name: "Hjemmeklyngen", country: "NO" },
        { name: "Klaster Obcy", country: "PL" },
      ])
      .returning({ id: cluster.id });
    const [first = "", second = ""] = made.map(({ id }) => id);
    await tx.insert(clusterPerson).values([
      { clusterId: first, personId: "ingrid-solheim", role: "owner" },
      { clusterId: first, personId: "bjorn-aas", role: "member" },
      { clusterId: first, personId: "lars", role: "reader" },
      { clusterId: second, personId: "piotr-zielinski", role: "owner" },
    ]);
    return [first, second];
  });
  return {
    services,
    app,
    home,
    away,
    visitor: (person) => new Visitor(app, person),
    put: (clusterId, own, memberships = []) =>
      services.db.asWorker(async (tx) => {
        const changedBy = clusterId === away ? "piotr-zielinski" : "ingrid-solheim";
        const columns = organisationColumns({ ...EMPTY_ORGANISATION, ...own });
        const { latitude = null, longitude = null } = own;
        const place = latitude === null ? {} : { latitude, longitude, placeSource: "given" as const };
        const made = await insertOrganisation(tx, { ...columns, ...place, clusterId, changedBy });
        for (const one of memberships)
          await insertMembership(tx, {
            ...{ starts: "2020-01-01", ends: null, proof: "agreement" as const, note: "", ...one },
            ...{ clusterId, organisationId: made.id, changedBy },
          });
        return made.id;
      }),
  };
}

/** The fields of the form with this id, as a browser would send them. */
export function fieldsIn(html: string, id: string): Record<string, string> {
  const form = new RegExp(`<form[^>]* id="${id}".*?</form>`, "s").exec(html)?.[0] ?? "";
  const inputs = [...form.matchAll(/<input[^>]* name="([^"]*)"[^>]*>/g)].map(([tag, name = ""]) => [
    name,
    /value="([^"]*)"/.exec(tag)?.[1] ?? "",
  ]);
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name, text]) => [
    name,
    text,
  ]);
  const selects = [...form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name, options = ""]) => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ""],
  );
  const all = [...inputs, ...areas, ...selects].filter(([name]) => name !== "__form");
  return Object.fromEntries(all) as Record<string, string>;
}
