import type { Day } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import type { LoadedCase } from "../cases/index.ts";
import { type DeclarationView, presentDeclaration } from "./present.ts";
import { findExpert, listTies, membersToDeclare } from "./queries.ts";

/**
 * What an expert reads before he declares his interests, with what is known of him.
 * @throws Problem not_found for everybody else, and once he has declared
 */
export async function loadDeclaration(tx: Transaction, loaded: LoadedCase, day: Day): Promise<DeclarationView> {
  const { expert, person } = loaded.place;
  if (expert !== "proposed" && expert !== "accepted") throw new Problem("not_found");
  const own = found(await findExpert(tx, person.id));
  const members = await membersToDeclare(tx, loaded.case.id);
  return presentDeclaration(loaded, { own, ties: await listTies(tx, person.id), members, day });
}
