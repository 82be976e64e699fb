import { askedBy, checkProfile, computeFacts, type ProfileCheck, type RegisterFacts } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { type LoadedRegister, loadRegister } from "./load-register.ts";
import { findLogo, type LogoRow } from "./logo/queries.ts";
import { findProfile } from "./profile-queries.ts";
import { type ProfileFields, type ProfileVisibility, readProfile } from "./profile-schema.ts";
import { findCluster } from "./queries.ts";

/** A profile with the register that it rests on, and how far it is from being shown. */
export interface LoadedProfile {
  readonly cluster: NonNullable<Awaited<ReturnType<typeof findCluster>>>["cluster"];
  readonly role: NonNullable<Awaited<ReturnType<typeof findCluster>>>["role"];
  readonly fields: ProfileFields;
  readonly visibility: ProfileVisibility;
  readonly published: boolean;
  readonly lastConfirmedOn: string | null;
  /** 0 while nobody has written anything. */
  readonly version: number;
  readonly changed: { readonly by: string | null; readonly at: Date } | null;
  readonly register: LoadedRegister;
  readonly facts: RegisterFacts;
  readonly check: ProfileCheck;
  /** Null while there never was one. */
  readonly logo: LogoRow | null;
}

/** @throws Problem not_found */
export async function loadProfile(
  tx: Transaction,
  services: Services,
  person: Pick<Person, "id">,
  clusterId: string,
): Promise<LoadedProfile> {
  const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
  const row = await findProfile(tx, clusterId);
  const fields = readProfile(row?.profile.fields);
  const register = await loadRegister(tx, clusterId);
  const day = today(services);
  const facts = computeFacts(register, askedBy(services.edition, day));
  return {
    cluster,
    role,
    fields,
    visibility: (row?.profile.visibility ?? {}) as ProfileVisibility,
    published: row?.profile.published ?? false,
    lastConfirmedOn: row?.profile.lastConfirmedOn ?? null,
    version: row?.profile.version ?? 0,
    changed: row && { by: row.changedByName, at: row.profile.changedAt },
    register,
    facts,
    check: checkProfile(facts, fields, day),
    logo: await findLogo(tx, clusterId),
  };
}
