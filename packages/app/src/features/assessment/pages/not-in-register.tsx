import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { addressOfPlace, placeOfFact } from "../../registry/index.ts";
import type { AssessmentView, RowEntry } from "../present.ts";

/** Parts of the register in which nobody wrote yet, and that would answer what is open in this row. */
export function NotInRegister({ c, view, row }: { c: Context<AppEnv>; view: AssessmentView; row: RowEntry }) {
  const { say } = c.var;
  const { register, facts, cluster } = view.loaded;
  if (!register) return null;
  const open = row.asked.facts.filter(
    ({ id, definition }) =>
      register.facts[id] === undefined && (facts.get(id)?.value ?? null) === null && definition.kind !== "judged",
  );
  const places = [...new Set(open.flatMap(({ id }) => placeOfFact(id) ?? []))];
  if (places.length === 0) return null;
  return (
    <p class="k-small k-muted">
      {say("assessment.register.nothing_yet")}{" "}
      {places.map((place, index) => (
        <>
          {index > 0 && ", "}
          <a href={addressOfPlace(cluster.id, place)}>{say(`assessment.register.place.${place}`)}</a>
        </>
      ))}
    </p>
  );
}
