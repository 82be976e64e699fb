import { randomBytes } from "node:crypto";

/**
 * What stands for the name of a person who asked to be forgotten: the same for all that is about this person, so that two times in
 * the team are still those of one, and nothing that leads back.
 */
export function makeErasedName(): string {
  return `#${randomBytes(4).toString("hex")}`;
}

export function isErasedName(name: string): boolean {
  return /^#[0-9a-f]{8}$/.test(name);
}
