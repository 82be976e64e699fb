import type { Language } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import { today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { nameActivities, nameRegions } from "../vocabulary/index.ts";
import { listMerges } from "./merge-queries.ts";
import type { OrganisationRow } from "./organisation-columns.ts";
import { findOrganisation, historyOf, listMemberships, referencesTo } from "./organisation-queries.ts";
import { mayWriteRegister } from "./policy.ts";
import { standingOn } from "./present.ts";

const HISTORY = 50;

/**
 * An organisation with all that its page shows.
 * @param language of the names of codes
 * @throws Problem not_found
 */
export async function loadOrganisation(services: Services, person: Person, id: string, language: Language) {
  return services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findOrganisation(tx, id, person.id));
    const { organisation } = seen;
    const memberships = await listMemberships(tx, [id]);
    return {
      ...seen,
      writes: mayWriteRegister(seen) && organisation.mergedInto === null,
      memberships,
      standing: standingOn(memberships, today(services)),
      names: await namesOfCodes(tx, organisation, language),
      references: await referencesTo(tx, id),
      merges: await listMerges(tx, id),
      history: await historyOf(tx, organisation, HISTORY),
    };
  });
}

async function namesOfCodes(tx: Transaction, { naceScheme, nace, region }: OrganisationRow, language: Language) {
  return {
    activities: naceScheme ? await nameActivities(tx, naceScheme, nace, language) : new Map<string, string>(),
    region: region === null ? null : ((await nameRegions(tx, [region])).get(region) ?? null),
  };
}

export type LoadedOrganisation = Awaited<ReturnType<typeof loadOrganisation>>;
