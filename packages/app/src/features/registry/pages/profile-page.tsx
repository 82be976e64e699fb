import { LEAST_FTE, LEAST_MEMBERS, type RuleOutcome } from "@klynge/core";
import type { Context } from "hono";
import { writeNumber } from "../../../platform/read-number.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { presentMoment, sayDay } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { LoadedProfile } from "../load-profile.ts";
import { presentLogo } from "../logo/present.ts";
import { mayWriteRegister } from "../policy.ts";
import { PROFILE_GROUPS, type ProfileGroup } from "../profile-schema.ts";
import type { Figure } from "./figure.ts";
import { type ProfileFigures, seenByText } from "./profile-figures.ts";
import { RegisterFrame } from "./register-frame.tsx";
import { type ToldField, toldFields } from "./told-fields.ts";

type C = Context<AppEnv>;

export const PROFILE_DONE = ["saved", "confirmed", "published", "withdrawn", "logo_saved", "logo_removed"] as const;

interface ProfileProps {
  readonly c: C;
  readonly profile: LoadedProfile;
  readonly figures: ProfileFigures;
  /** Names of those who may write here. */
  readonly admins: readonly string[];
  /** Of codes of industries and regions, where they are known. */
  readonly names: ReadonlyMap<string, string>;
  readonly done: (typeof PROFILE_DONE)[number] | null;
  /** It was to be published, and a rule is not met. */
  readonly refused?: boolean;
}

/** What a cluster says of itself, who sees it, and what is missing before it is shown. */
export function ProfilePage(props: ProfileProps) {
  const { c, profile, done, refused } = props;
  const { say } = c.var;
  const { cluster } = profile;
  const base = `/clusters/${cluster.id}/profile`;
  const contents = (Object.keys(PROFILE_GROUPS) as ProfileGroup[]).map((group) => contentOf(props, group));
  return (
    <RegisterFrame
      c={c}
      cluster={cluster}
      here="profile"
      title={say("registry.profile.title")}
      logo={presentLogo(profile.logo)}
      sign={
        <Tag kind={profile.published ? "neutral" : "warn"}>
          {say(profile.published ? "registry.profile.is_published" : "registry.profile.is_draft")}
        </Tag>
      }
      lead={say("registry.profile.lead")}
      actions={
        mayWriteRegister(profile) && (
          <div class="k-actions">
            {profile.published && <a href={`/directory/clusters/${cluster.id}`}>{say("registry.profile.as_others")}</a>}
            <a href={`${base}/logo`}>{say(profile.logo?.sha256 ? "registry.logo.change" : "registry.logo.add")}</a>
            <a class="k-button" href={`${base}/edit`}>
              {say("registry.profile.edit")}
            </a>
          </div>
        )
      }
    >
      {done && <Note kind="done">{say(`registry.profile.done.${done}`)}</Note>}
      {refused && <Note kind="bad">{say("registry.profile.not_published")}</Note>}
      <Confirmed {...props} />
      <Rules {...props} />
      {contents.map((content) => hasContent(content) && <Group c={c} profile={profile} {...content} />)}
      <StillEmpty
        c={c}
        profile={profile}
        groups={contents.filter((one) => !hasContent(one)).map(({ group }) => group)}
      />
    </RegisterFrame>
  );
}

function Confirmed({ c, profile, admins }: ProfileProps) {
  const { say, language } = c.var;
  const { lastConfirmedOn, changed, version } = profile;
  return (
    <section class="k-section">
      <p>
        {lastConfirmedOn
          ? say("registry.profile.confirmed_on", { day: sayDay(lastConfirmedOn, language) })
          : say("registry.profile.never_confirmed")}{" "}
        {changed && (
          <span class="k-muted">
            {say("registry.section.last_changed", {
              who: shownName(changed.by, say) ?? say("registry.section.somebody"),
              when: presentMoment(changed.at, language),
            })}
          </span>
        )}
      </p>
      {admins.length > 0 && <p class="k-muted">{say("registry.profile.admins", { names: admins.join(", ") })}</p>}
      {mayWriteRegister(profile) && version > 0 && (
        <form method="post" action={`/clusters/${profile.cluster.id}/profile/confirm`} class="k-actions k-more">
          <FormToken c={c} />
          <input type="hidden" name="version" value={String(version)} />
          <button type="submit" class="k-button k-button-second">
            {say("registry.profile.confirm")}
          </button>
        </form>
      )}
    </section>
  );
}

/** Each rule of publication: met, not met or unknown, why, and where to go. */
function Rules({ c, profile }: ProfileProps) {
  const { say } = c.var;
  const { check, published, version } = profile;
  return (
    <section class="k-section" id="rules">
      <h2>{say("registry.profile.rules_title")}</h2>
      <p class="k-muted">{say(check.waived ? "registry.profile.rules_waived" : "registry.profile.rules_lead")}</p>
      <ul class="k-list">
        {check.outcomes.map((outcome) => (
          <li class="k-with-icon">
            <StateIcon state={ICONS[outcome.state]} text={say(`registry.profile.rule_state.${outcome.state}`)} />
            <span>
              <a href={placeOf(profile.cluster.id, outcome)}>
                {say(`registry.profile.rule.${outcome.rule}`, {
                  fte: writeNumber(LEAST_FTE, c.var.language),
                  members: LEAST_MEMBERS,
                })}
              </a>
              <span class="k-small k-muted k-why">{reasonText(c, outcome)}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayWriteRegister(profile) && version > 0 && (
        <form method="post" action={`/clusters/${profile.cluster.id}/profile/publish`} class="k-actions k-more">
          <FormToken c={c} />
          <input type="hidden" name="version" value={String(version)} />
          <button type="submit" class="k-button k-button-second" name="published" value={published ? "no" : "yes"}>
            {say(published ? "registry.profile.withdraw" : "registry.profile.publish")}
          </button>
        </form>
      )}
    </section>
  );
}

const ICONS = { met: "answered", not_met: "evidence_missing", unknown: "unanswered" } as const;

function reasonText({ var: { say, language } }: C, { reason, value, state }: RuleOutcome): string {
  const text = say(`registry.profile.reason.${reason}`, { value: value === null ? "" : writeNumber(value, language) });
  return `${say(`registry.profile.rule_state.${state}`)}: ${text}`;
}

function placeOf(clusterId: string, { rule }: RuleOutcome): string {
  const places: Readonly<Record<RuleOutcome["rule"], string>> = {
    management: "register/team",
    english_website: "profile/edit#fields.websiteEnglish",
    activity: "register/activity",
    members: "organisations",
    member_types: "organisations",
    public_tie: "profile/edit#fields.publicTie",
  };
  return `/clusters/${clusterId}/${places[rule]}`;
}

interface Content {
  readonly group: ProfileGroup;
  readonly told: readonly ToldField[];
  readonly computed: readonly Figure[];
}

function contentOf({ c, profile, figures, names }: ProfileProps, group: ProfileGroup): Content {
  return { group, told: toldFields(c, group, { fields: profile.fields, names }), computed: figures[group] ?? [] };
}

function hasContent({ told, computed }: Content): boolean {
  return told.length + computed.length > 0;
}

/** Parts that say nothing are named once, with the way to fill them. */
function StillEmpty({
  c,
  profile,
  groups,
}: Pick<ProfileProps, "c" | "profile"> & { readonly groups: readonly ProfileGroup[] }) {
  const { say } = c.var;
  if (groups.length === 0) return null;
  const writes = mayWriteRegister(profile);
  return (
    <section class="k-section">
      <h2>{say("registry.profile.still_empty")}</h2>
      <ul class="k-jump">
        {groups.map((group) => {
          const name = say(`registry.profile.group.${group}`);
          return (
            <li>{writes ? <a href={`/clusters/${profile.cluster.id}/profile/edit#${group}`}>{name}</a> : name}</li>
          );
        })}
      </ul>
    </section>
  );
}

function Group({ c, profile, group, told, computed }: Pick<ProfileProps, "c" | "profile"> & Content) {
  const { say } = c.var;
  return (
    <section class="k-section">
      <h2>{say(`registry.profile.group.${group}`)}</h2>
      <dl class="k-pairs">
        {computed.map(({ name, text, note = say("registry.profile.from_register") }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              {text} <span class="k-small k-muted">{note}</span>
            </dd>
          </div>
        ))}
        {told.map(({ key, label, lines }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <ul>
                {lines.map((line) => (
                  <li class="k-written">{line}</li>
                ))}
              </ul>
              <span class="k-small k-muted">{seenByText(c, profile.visibility[key] ?? "cluster")}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
