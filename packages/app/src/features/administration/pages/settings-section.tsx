import { LANGUAGES } from "@klynge/core";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { Field, Form } from "../../account/index.ts";
import { presentSetting } from "../present.ts";
import type { Settings } from "../queries.ts";
import type { C, InstallationContent, PageState } from "./page-state.ts";

interface SettingsSectionProps {
  readonly c: C;
  readonly installation: InstallationContent;
  readonly state: PageState;
}

export function SettingsSection({ c, installation: { settings, lastChange }, state }: SettingsSectionProps) {
  const { say, services } = c.var;
  const own = state.form === "settings";
  const faults = (own && state.faults) || {};
  const values = own && state.values ? typedValues(state.values) : valuesOf(settings);
  const errorsAt = (field: string): string[] => {
    const fault = faults[field];
    return fault ? [say(fault as TextKey)] : [];
  };
  return (
    <section class="k-section k-narrow k-form" id="settings">
      <h2>{say("administration.settings.title")}</h2>
      <LastChange c={c} version={settings.version} last={lastChange} />
      {state.stale && <Stale c={c} stale={state.stale} />}
      <Form
        c={c}
        action="/administration/settings"
        submit={say("administration.settings.submit")}
        weight="second"
        faults={faults}
      >
        <input type="hidden" name="version" value={String(settings.version)} />
        <Field
          c={c}
          name="scheme_owner"
          label={say("administration.settings.scheme_owner")}
          hint={say("administration.settings.scheme_owner_hint")}
          value={values.schemeOwner}
          autocomplete="organization"
          faults={faults}
        />
        <Choices
          id="sign_up"
          name="sign_up"
          legend={say("administration.settings.sign_up")}
          errors={errorsAt("sign_up")}
          choices={(["invitation", "open"] as const).map((one) => ({
            value: one,
            title: say(`administration.settings.${one}`),
            text: say(`administration.settings.${one}_text`),
            checked: values.signUp === one,
          }))}
        />
        <Choices
          id="languages"
          name="languages"
          type="checkbox"
          legend={say("administration.settings.languages")}
          hint={say("administration.settings.languages_hint")}
          errors={errorsAt("languages")}
          choices={LANGUAGES.map((one) => ({
            value: one,
            title: say(`layout.language_names.${one}`),
            checked: values.languages.includes(one),
          }))}
        />
        <Field
          c={c}
          name="mail_from"
          label={say("administration.settings.mail_from")}
          hint={say(
            services.settings.sendsMail ? "administration.settings.mail_from_hint" : "administration.settings.no_mail",
          )}
          value={values.mailFrom}
          autocomplete="off"
          faults={faults}
        />
      </Form>
    </section>
  );
}

interface Values {
  readonly schemeOwner: string;
  readonly signUp: string;
  readonly languages: readonly string[];
  readonly mailFrom: string;
}

function valuesOf({ schemeOwner, signUp, languages, mailFrom }: Settings): Values {
  return { schemeOwner, signUp, languages, mailFrom };
}

function typedValues({
  scheme_owner = "",
  sign_up = "",
  languages = "",
  mail_from = "",
}: Record<string, string>): Values {
  return { schemeOwner: scheme_owner, signUp: sign_up, languages: languages.split(" "), mailFrom: mail_from };
}

function LastChange({ c, version, last }: { c: C; version: number; last: InstallationContent["lastChange"] }) {
  const { say, language } = c.var;
  if (!last) return <p class="k-hint">{say("administration.settings.never_changed", { version })}</p>;
  const name = shownName(last.name, say) ?? say("administration.the_program");
  const when = presentMoment(last.at, language);
  return <p class="k-hint">{say("administration.settings.last_changed", { version, name, when })}</p>;
}

/** Somebody was faster: what stands now, beside what was typed, which is kept in the form. */
function Stale({ c, stale: { present, who, when } }: { c: C; stale: NonNullable<PageState["stale"]> }) {
  const { say, language } = c.var;
  const shown = [
    ["schemeOwner", "scheme_owner"],
    ["signUp", "sign_up"],
    ["languages", "languages"],
    ["mailFrom", "mail_from"],
  ] as const;
  return (
    <Note kind="warn">
      <p>
        {say("administration.settings.stale", {
          name: shownName(who, say) ?? say("administration.the_program"),
          when: when ? presentMoment(when, language) : "",
        })}
      </p>
      <dl class="k-pairs">
        {shown.map(([name, text]) => (
          <div>
            <dt>{say(`administration.settings.${text}`)}</dt>
            <dd>{presentSetting(present, name, say)}</dd>
          </div>
        ))}
      </dl>
    </Note>
  );
}
