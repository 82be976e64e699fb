import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { ACCEPTED, KIND_NAMES, MOST_BYTES } from "../kinds.ts";
import type { Place } from "../queries.ts";
import type { Faults, Typed } from "./form-state.ts";

interface AddProps {
  readonly c: Context<AppEnv>;
  readonly place: Place;
  /** Where it leads back to. */
  readonly assessmentId: string | null;
  readonly typed?: Typed;
  readonly faults?: Faults;
}

/** A file that is dropped or chosen; or a link. Each works by itself, without script. */
export function AddForms(props: AddProps) {
  const { c, typed = {} } = props;
  const { say } = c.var;
  const link = typed.url !== undefined;
  return (
    <>
      <noscript>
        <p class="k-small">{say("evidence.save_first")}</p>
      </noscript>
      <FileForm {...props} typed={link ? {} : typed} />
      <details class="k-add" open={link}>
        <summary>{say("evidence.add_link")}</summary>
        <LinkForm {...props} typed={link ? typed : {}} />
      </details>
    </>
  );
}

function FileForm({ c, place, assessmentId, typed = {}, faults }: AddProps) {
  const { say } = c.var;
  return (
    <form
      class="k-form k-drop"
      method="post"
      action={`/clusters/${place.clusterId}/evidence/files`}
      enctype="multipart/form-data"
      data-drop={say("evidence.one_at_a_time")}
    >
      <FormToken c={c} />
      <PlaceFields place={place} assessmentId={assessmentId} />
      <FileField c={c} id="evidence-file" required errors={faults?.file} />
      <More c={c} open={typed.title !== undefined}>
        <SaidFields c={c} id="evidence" typed={typed} faults={faults} />
      </More>
      <button class="k-button k-button-second" type="submit">
        {say("evidence.add_file")}
      </button>
    </form>
  );
}

function LinkForm({ c, place, assessmentId, typed = {}, faults }: AddProps) {
  const { say } = c.var;
  return (
    <form class="k-form" method="post" action={`/clusters/${place.clusterId}/evidence/links`}>
      <FormToken c={c} />
      <PlaceFields place={place} assessmentId={assessmentId} />
      <UrlField c={c} id="link-url" value={typed.url} errors={faults?.url} />
      <More c={c} open={typed.title !== undefined}>
        <SaidFields c={c} id="link" typed={typed} faults={faults} />
      </More>
      <button class="k-button k-button-second" type="submit">
        {say("evidence.add_link")}
      </button>
    </form>
  );
}

/** What can be said of it, and need not be. */
function More({ c, open, children }: { c: Context<AppEnv>; open: boolean; children?: Child }) {
  return (
    <details class="k-more-fields" open={open}>
      <summary>{c.var.say("evidence.more_fields")}</summary>
      {children}
    </details>
  );
}

function PlaceFields({ place, assessmentId }: Pick<AddProps, "place" | "assessmentId">) {
  return (
    <>
      <input type="hidden" name="scheme" value={place.scheme} />
      <input type="hidden" name="row" value={place.rowId} />
      {assessmentId && <input type="hidden" name="assessment" value={assessmentId} />}
    </>
  );
}

interface FieldProps {
  readonly c: Context<AppEnv>;
  readonly id: string;
  readonly required?: boolean;
  readonly value?: string | undefined;
  readonly errors?: readonly string[] | undefined;
}

/** One file; that it can be dropped is said only where script can take it. */
export function FileField({ c, id, required = false, errors = [] }: FieldProps) {
  const { say } = c.var;
  const limits = say("evidence.file_hint", { kinds: KIND_NAMES.join(", "), limit: `${MOST_BYTES / 1_000_000} MB` });
  return (
    <Field
      id={id}
      name="file"
      kind="file"
      label={say("evidence.file")}
      hint={
        <>
          <span data-drop-hint="" hidden>
            {say("evidence.drop")}{" "}
          </span>
          {limits}
        </>
      }
      errors={errors}
      required={required}
      attributes={{ accept: ACCEPTED }}
    />
  );
}

export function UrlField({ c, id, value, errors = [] }: FieldProps) {
  const { say } = c.var;
  return (
    <Field
      id={id}
      name="url"
      kind="url"
      label={say("evidence.url")}
      hint={say("evidence.url_hint")}
      value={value}
      errors={errors}
      required
    />
  );
}

/** Title, validity, and who may see it. */
export function SaidFields({
  c,
  id,
  typed,
  faults,
}: {
  c: Context<AppEnv>;
  id: string;
  typed: Typed;
  faults: Faults | undefined;
}) {
  const { say } = c.var;
  return (
    <>
      <Field
        id={`${id}-title`}
        name="title"
        label={say("evidence.field.title")}
        optional={say("evidence.optional")}
        hint={say("evidence.title_hint")}
        value={typed.title}
        errors={faults?.title ?? []}
        attributes={{ maxlength: 400 }}
      />
      <div class="k-form-row">
        <Field
          id={`${id}-valid-until`}
          name="valid_until"
          kind="date"
          size="medium"
          label={say("evidence.field.valid_until")}
          optional={say("evidence.optional")}
          value={typed.validUntil}
          errors={faults?.valid_until ?? []}
        />
        <Field
          id={`${id}-seen-by`}
          name="seen_by"
          kind="select"
          label={say("evidence.field.seen_by")}
          value={typed.seenBy ?? "assessors"}
          options={(["assessors", "cluster"] as const).map((value) => ({
            value,
            text: say(`evidence.seen_by.${value}`),
          }))}
          errors={faults?.seen_by ?? []}
        />
      </div>
    </>
  );
}
