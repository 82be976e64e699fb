import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { FormToken } from "../../../platform/web/layout.tsx";
import { askingLetter } from "../letters.ts";
import { Act, FaultSummary, faultText } from "./parts.tsx";
import type { SurveyPageProps } from "./survey-props.ts";

/** Whom to ask, what they will read, and the button that sends it. */
export function Draft(props: SurveyPageProps) {
  const { c, seen, mayRun, invited } = props;
  const { say, services } = c.var;
  const { survey, cluster } = seen;
  if (!mayRun) return <Note>{say("survey.draft_of_others")}</Note>;
  const sends = services.settings.sendsMail || services.settings.demonstration;
  const letter = askingLetter({ survey, cluster }, "invitation", `${services.settings.origin}/survey/…`);
  return (
    <>
      {!sends && <Note kind="warn">{say("survey.no_mail")}</Note>}
      <div class="k-split k-section k-survey-draft">
        <Choose {...props} />
        <section>
          <h2>{say("survey.chosen", { count: invited.length })}</h2>
          <Chosen {...props} />
          {invited.length > 0 && sends && (
            <div class="k-survey-send">
              <Act c={c} survey={survey} act="open">
                {say("survey.send", { count: invited.length })}
              </Act>
              <p class="k-muted">{say("survey.send_text")}</p>
            </div>
          )}
          <details class="k-survey-letter">
            <summary>{say("survey.letter")}</summary>
            <div lang={letter.language}>
              <h3>{letter.subject}</h3>
              <p class="k-survey-text">{letter.text}</p>
            </div>
          </details>
          <Act c={c} survey={survey} act="discard" weight="danger">
            {say("survey.discard")}
          </Act>
        </section>
      </div>
    </>
  );
}

function Choose({ c, seen: { survey }, contacts, invited, values = {}, faults = {} }: SurveyPageProps) {
  const { say } = c.var;
  const there = new Set(invited.map(({ email }) => email));
  const open = contacts.filter(({ email }) => !there.has(email));
  return (
    <section>
      <h2>{say("survey.whom")}</h2>
      <form method="post" action={`/surveys/${survey.id}/participants`} class="k-form k-survey-whom" novalidate>
        <FormToken c={c} />
        <input type="hidden" name="version" value={survey.version} />
        <FaultSummary c={c} faults={faults} />
        {open.length > 0 ? (
          <Choices
            id="contacts"
            name="contacts"
            type="checkbox"
            layout="row"
            legend={say("survey.contacts")}
            hint={say("survey.contacts_hint")}
            choices={open.map(({ id, name, email, organisation_name: organisation }) => ({
              value: id,
              title: name || email,
              text: `${organisation} · ${email}`,
              checked: true,
            }))}
          />
        ) : (
          <p class="k-muted">{say(contacts.length > 0 ? "survey.all_contacts" : "survey.no_contacts")}</p>
        )}
        <Field
          id="addresses"
          name="addresses"
          kind="textarea"
          rows={5}
          label={say("survey.addresses")}
          hint={say("survey.addresses_hint")}
          value={values.addresses ?? ""}
          errors={
            faults.addresses
              ? [say("survey.fault.addresses", { wrong: values.wrong ?? "" })]
              : faultText(c, faults.many)
          }
          attributes={{ autocomplete: "off", spellcheck: "false" }}
        />
        <div class="k-actions">
          <button type="submit" class={invited.length > 0 ? "k-button k-button-second" : "k-button"}>
            {say("survey.add")}
          </button>
        </div>
      </form>
    </section>
  );
}

function Chosen({ c, seen: { survey }, invited }: SurveyPageProps) {
  const { say } = c.var;
  if (invited.length === 0) return <p class="k-muted">{say("survey.nobody")}</p>;
  return (
    <ul class="k-list k-survey-chosen">
      {invited.map(({ id, email }) => (
        <li>
          <form method="post" action={`/surveys/${survey.id}/leave-out`} class="k-actions">
            <FormToken c={c} />
            <input type="hidden" name="version" value={survey.version} />
            <span>{email}</span>
            <button
              type="submit"
              class="k-quiet"
              name="invitation"
              value={id}
              aria-label={say("survey.leave_out_named", { email })}
            >
              {say("survey.leave_out")}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
