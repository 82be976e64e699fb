import type { Person } from "../../platform/web/env.ts";

type Holder = Pick<Person, "offices">;

/** Whoever holds an office of the scheme administers; for everybody else there is no such page. */
export function mayAdminister({ offices }: Holder): boolean {
  return offices.length > 0;
}

/** Offices set up clusters and say who owns them. */
export function mayCreateCluster(person: Holder): boolean {
  return mayAdminister(person);
}

/** Administrators say what the installation is. */
export function mayChangeSettings({ offices }: Holder): boolean {
  return offices.includes("administrator");
}

/** Administrators give offices and take them away, also their own. */
export function mayTakeOffice({ offices }: Holder): boolean {
  return offices.includes("administrator");
}
