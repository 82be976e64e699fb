import type { Person } from "../../platform/web/env.ts";

type Holder = Pick<Person, "offices">;

/** Whoever holds an office of the scheme administers; for everybody else there is no such page. */
export function mayAdminister({ offices }: Holder): boolean {
  return offices.includes("administrator") || offices.includes("secretariat");
}

/** Administrators say what the installation is, give offices and take them away, also their own. */
export function mayGovern({ offices }: Holder): boolean {
  return offices.includes("administrator");
}
