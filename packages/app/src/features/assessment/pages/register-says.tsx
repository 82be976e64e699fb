import type { Gap, RegisterFact } from "@klynge/core";
import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { ProvenanceChip } from "../../../platform/web/components/provenance-chip.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { addressOfPlace, placeOfFact, type Subject } from "../../registry/index.ts";
import type { KnownFact } from "../load-assessment.ts";
import type { AssessmentView } from "../present.ts";
import { isFromRegister, isOverridden, sameValue } from "../provenance.ts";
import { reasonPart } from "../schema.ts";
import { partId } from "./parts.ts";

interface SaysProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly fact: string;
  /** What was typed as a reason and could not be saved. */
  readonly typed?: string;
  readonly faults?: readonly string[];
  readonly locked: boolean;
  /** Takes the place of what the page shows. */
  readonly swap?: boolean;
}

/**
 * Below the field of a fact: where its answer comes from, what the register says that the answer does not, what the register
 * lacks, and why a person knows better.
 */
export function RegisterSays(props: SaysProps) {
  const { c, view, fact, typed, faults = [], locked, swap = false } = props;
  const { say } = c.var;
  const known = view.loaded.facts.get(fact);
  const now = view.loaded.register?.facts[fact];
  const overridden = isOverridden(known);
  if (!known?.register && !now) return null;
  return (
    <div class="k-says" id={saysId(fact)} hx-swap-oob={swap ? "true" : undefined}>
      <From {...props} known={known} now={now} />
      {now && <Now {...props} known={known} now={now} />}
      {now?.gaps.map((gap) => (
        <Lacking c={c} view={view} fact={fact} gap={gap} />
      ))}
      {overridden && (
        <Field
          id={partId(reasonPart(fact))}
          name={reasonPart(fact)}
          kind="textarea"
          rows={2}
          label={say("assessment.register.reason")}
          hint={locked ? undefined : say("assessment.register.reason_hint")}
          value={typed ?? known?.reason ?? ""}
          errors={faults}
          disabled={locked}
        />
      )}
    </div>
  );
}

export function saysId(fact: string): string {
  return `s-${fact.replaceAll(".", "-")}`;
}

type Told = SaysProps & { readonly known: KnownFact | undefined };

/** Where the answer that stands comes from, as it was when it was written. */
function From({ c, view, fact, known, now }: Told & { now: RegisterFact | undefined }) {
  const { say } = c.var;
  const place = placeOfFact(fact);
  const words = place ? say(`assessment.register.place.${place}`) : "";
  const href = place ? addressOfPlace(view.loaded.cluster.id, place) : undefined;
  if (isFromRegister(known))
    return (
      <ProvenanceChip kind="from" href={href}>
        {say("assessment.register.from", { place: words, day: view.wording.day(known?.register?.on ?? "") })}
      </ProvenanceChip>
    );
  if (isOverridden(known)) {
    const { value = null, on = "" } = known?.register ?? {};
    const said = view.wording.value(fact, value);
    // what it says by now stands below
    const then = now && now.value !== null && !sameValue(value, now.value);
    return (
      <ProvenanceChip kind={then ? "from" : "changed"} href={href}>
        {then
          ? say("assessment.register.said_then", { value: said, day: view.wording.day(on) })
          : say("assessment.register.said", { value: said })}
      </ProvenanceChip>
    );
  }
  const same = now && now.value !== null && known && sameValue(known.value, now.value);
  if (!same) return null;
  return (
    <ProvenanceChip kind="confirmed" href={href}>
      {say("assessment.register.same", { place: words })}
    </ProvenanceChip>
  );
}

/** What it says now, where the answer is another one, and the button that takes it over. */
function Now({ c, view, fact, known, now, locked }: Told & { now: RegisterFact }) {
  const { say } = c.var;
  const { value } = now;
  const answer = known?.value ?? null;
  if (value === null || sameValue(answer, value)) return null;
  const said = view.wording.value(fact, value);
  const news = answer !== null && !(known?.register && sameValue(known.register.value, value));
  return (
    <p class="k-says-now">
      {news && <ProvenanceChip kind="changed">{say("assessment.register.says_now", { value: said })}</ProvenanceChip>}
      {answer === null && <span>{say("assessment.register.says", { value: said })}</span>}
      {!locked && (
        <button class="k-button k-button-second k-button-small" type="submit" name="take" value={fact}>
          {say("assessment.register.take", { value: said })}
        </button>
      )}
    </p>
  );
}

const MOST_NAMED = 5;

/** What stands in the way of a value: what is not known, of whom, with the way there. */
function Lacking({ c, view, fact, gap }: Pick<SaysProps, "c" | "view" | "fact"> & { gap: Gap }) {
  const { say } = c.var;
  const place = placeOfFact(fact);
  const named = gap.of.slice(0, MOST_NAMED).map((id) => subjectOf(view, gap, id));
  const more = gap.of.length - named.length;
  return (
    <p class="k-small k-says-gap">
      {say(`assessment.register.gap.${gap.code}`, { count: gap.of.length })}{" "}
      {named.map(({ name, href }, index) => (
        <>
          {index > 0 && ", "}
          {href ? <a href={href}>{name}</a> : name}
        </>
      ))}
      {more > 0 && ` ${say("assessment.register.more", { count: more })}`}
      {named.length === 0 && place && (
        <a href={addressOfPlace(view.loaded.cluster.id, OF_PROFILE.has(gap.code) ? "profile" : place)}>
          {say("assessment.register.enter")}
        </a>
      )}
    </p>
  );
}

/** What the cluster itself lacks, and not one of its participants. */
const OF_PROFILE: ReadonlySet<Gap["code"]> = new Set(["head_office_unknown", "region_unknown"]);

/** A year stands for its budget; everything else has a page of its own. */
function subjectOf({ loaded }: AssessmentView, gap: Gap, id: string): { name: string; href: string | null } {
  if (gap.code === "year_open" || gap.code === "payers_unknown")
    return { name: id, href: addressOfPlace(loaded.cluster.id, "budget") };
  const subject = loaded.register?.subjects.get(id);
  return { name: subject?.name ?? id, href: subject ? addressOf(subject) : null };
}

function addressOf({ id, section }: Subject): string {
  return section === null ? `/organisations/${id}` : `/register/${id}`;
}
