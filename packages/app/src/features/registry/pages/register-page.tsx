import { addMonths } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { NextStep } from "../../../platform/web/components/next-step.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { Landing, SectionState } from "../load-landing.ts";
import { presentLogo } from "../logo/present.ts";
import { mayErasePeople } from "../policy.ts";
import type { Confirmable } from "../sections.ts";
import { RegisterFrame } from "./register-frame.tsx";

type C = Context<AppEnv>;

/** Sections as people think of them, not as they are stored. */
const GROUPS: Readonly<Record<GroupName, readonly Confirmable[]>> = {
  participants: ["membership", "contact_person", "contact"],
  management: ["team", "training", "training_plan", "body"],
  cooperation: ["group", "project", "partner"],
  work: ["activity", "service", "mention", "survey"],
  money: ["budget", "outlook", "application"],
  results: ["story", "outcome"],
};
type GroupName = "participants" | "management" | "cooperation" | "work" | "money" | "results";

/** Everything a cluster knows of itself: how much of it is there, as of when, and what is missing for which row. */
export function RegisterPage({ c, landing }: { c: C; landing: Landing }) {
  const { say } = c.var;
  const { cluster } = landing.profile;
  const base = `/clusters/${cluster.id}`;
  return (
    <RegisterFrame
      c={c}
      cluster={cluster}
      here="overview"
      title={say("layout.register")}
      logo={presentLogo(landing.profile.logo)}
      lead={say("registry.section.register_lead")}
    >
      <Next c={c} landing={landing} />
      <ProfileState c={c} landing={landing} />
      {(Object.keys(GROUPS) as GroupName[]).map((group) => (
        <section class="k-section k-sections">
          <h2>{say(`registry.section.group.${group}`)}</h2>
          <DataTable
            caption={say(`registry.section.group.${group}`)}
            captionHidden
            head={[
              { text: say("registry.section.section") },
              { text: say("registry.section.entries"), numeric: true },
              { text: say("registry.section.as_of") },
              { text: say("registry.section.missing_for") },
            ]}
            rows={GROUPS[group].flatMap((id) => {
              const state = landing.sections.find((own) => own.id === id);
              return state ? [{ cells: cellsOf(c, cluster.id, state) }] : [];
            })}
          />
        </section>
      ))}
      {landing.mayWrite && <ConfirmMembers c={c} landing={landing} />}
      <section class="k-section">
        <h2>{say("registry.section.take_along")}</h2>
        <p class="k-actions">
          <a href={`${base}/register.json`}>{say("registry.section.json")}</a>
          {mayErasePeople(landing.profile) && (
            <a href={`${base}/register/erase-person`}>{say("registry.section.erase_title")}</a>
          )}
        </p>
      </section>
    </RegisterFrame>
  );
}

export function hrefOf(clusterId: string, id: Confirmable): string {
  return id === "membership" ? `/clusters/${clusterId}/organisations` : `/clusters/${clusterId}/register/${id}`;
}

function cellsOf(c: C, clusterId: string, state: SectionState) {
  const { say, language } = c.var;
  const { id, entries, confirmed, unknown } = state;
  return [
    <a href={hrefOf(clusterId, id)}>{say(`registry.section.name.${id}`)}</a>,
    unknown ? say("condition.unknown") : String(entries),
    confirmed ? sayDay(confirmed.on, language) : <span class="k-muted">{say("registry.section.never")}</span>,
    <Missing c={c} state={state} />,
  ];
}

function Missing({ c, state: { missing, gaps, unknown } }: { c: C; state: SectionState }) {
  const { say } = c.var;
  if (missing.length === 0) return <span class="k-muted">{say("registry.section.nothing_missing")}</span>;
  const why = unknown ? [] : gaps.map(({ code, of }) => say(`registry.section.gap.${code}`, { count: of.length }));
  return (
    <span>
      {missing.join(", ")}
      {why.map((reason) => (
        <span class="k-small k-muted k-why">{reason}</span>
      ))}
    </span>
  );
}

function ProfileState({ c, landing: { profile } }: { c: C; landing: Landing }) {
  const { say, language } = c.var;
  const met = profile.check.outcomes.filter(({ state }) => state === "met").length;
  return (
    <section class="k-section">
      <div class="k-title">
        <h2>
          <a href={`/clusters/${profile.cluster.id}/profile`}>{say("registry.profile.title")}</a>
        </h2>
        <Tag kind={profile.published ? "neutral" : "warn"}>
          {say(profile.published ? "registry.profile.is_published" : "registry.profile.is_draft")}
        </Tag>
      </div>
      <p>
        {say("registry.profile.rules_met", { met, of: profile.check.outcomes.length })}{" "}
        {profile.lastConfirmedOn
          ? say("registry.profile.confirmed_on", { day: sayDay(profile.lastConfirmedOn, language) })
          : say("registry.profile.never_confirmed")}
      </p>
    </section>
  );
}

/** The list of members is confirmed here: as complete, or as empty on purpose. */
function ConfirmMembers({ c, landing }: { c: C; landing: Landing }) {
  const { say } = c.var;
  const members = landing.sections.find(({ id }) => id === "membership");
  return (
    <section class="k-section k-narrow">
      <h2>{say("registry.section.members_complete")}</h2>
      <form
        method="post"
        action={`/clusters/${landing.profile.cluster.id}/register/membership/confirm`}
        class="k-actions"
      >
        <FormToken c={c} />
        <button type="submit" class="k-button k-button-second" name="holds" value="yes">
          {say(members?.entries ? "registry.section.confirm_filled" : "registry.section.confirm_empty")}
        </button>
        {members?.confirmed && (
          <button type="submit" class="k-quiet" name="holds" value="no">
            {say("registry.section.unconfirm")}
          </button>
        )}
      </form>
    </section>
  );
}

/** A profile that nobody looked at for so long is asked about. */
const MONTHS_FRESH = 6;

/** The one thing that brings most: first who the members are, then the section that most rows wait for, then the profile. */
function Next({ c, landing }: { c: C; landing: Landing }) {
  const { say } = c.var;
  const { profile, sections, mayWrite } = landing;
  if (!mayWrite) return null;
  const [members, ...others] = sections;
  const open = [...others].filter(({ missing }) => missing.length > 0).sort((a, b) => weight(b) - weight(a))[0];
  const next = members?.unknown ? members : (open ?? (members && members.missing.length > 0 ? members : undefined));
  const base = `/clusters/${profile.cluster.id}`;
  if (next)
    return (
      <NextStep
        over={say("registry.section.next")}
        title={say(next.unknown ? "registry.section.next_begin" : "registry.section.next_complete", {
          section: say(`registry.section.name.${next.id}`),
        })}
        action={
          <a class="k-button" href={hrefOf(profile.cluster.id, next.id)}>
            {say("registry.section.next_go")} <Icon name="arrow" />
          </a>
        }
      >
        {say("registry.section.next_rows", { count: next.missing.length, rows: next.missing.join(", ") })}
      </NextStep>
    );
  const fresh =
    profile.lastConfirmedOn !== null && profile.lastConfirmedOn > addMonths(today(c.var.services), -MONTHS_FRESH);
  if (fresh) return null;
  return (
    <NextStep
      over={say("registry.section.next")}
      title={say("registry.profile.next_confirm")}
      action={
        <a class="k-button" href={`${base}/profile`}>
          {say("registry.profile.look")} <Icon name="arrow" />
        </a>
      }
    >
      {say("registry.profile.next_confirm_text")}
    </NextStep>
  );
}

/** What is unknown altogether comes before what has gaps. */
function weight({ missing, unknown }: SectionState): number {
  return missing.length + (unknown ? 1000 : 0);
}
