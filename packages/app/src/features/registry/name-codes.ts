import type { Language } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { nameActivities, nameRegions } from "../vocabulary/index.ts";
import type { ProfileFields } from "./profile-schema.ts";

/** Names of the industries and regions of a profile, by code, where an official table has them. */
export async function nameCodes(
  tx: Transaction,
  { naceScheme, nace = [], region, smallRegion, reach = [] }: Partial<ProfileFields>,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const regions = [region, smallRegion, ...reach].filter((code) => typeof code === "string");
  const activities = naceScheme ? await nameActivities(tx, naceScheme, nace, language) : [];
  return new Map([...(await nameRegions(tx, regions)), ...activities]);
}
