import type { Person } from "../../platform/web/env.ts";

type Holder = Pick<Person, "offices">;

/** The secretariat brings, publishes and withdraws editions, and moves cases. */
export function mayKeepEditions({ offices }: Holder): boolean {
  return offices.includes("secretariat");
}

/** Administrators look on: an edition concerns everybody's work. */
export function maySeeEditions({ offices }: Holder): boolean {
  return offices.includes("secretariat") || offices.includes("administrator");
}
