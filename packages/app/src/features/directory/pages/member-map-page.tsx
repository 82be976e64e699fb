import type { Context } from "hono";
import { localeOf, sayNumber } from "../../../platform/i18n/locale.ts";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { RegisterFrame } from "../../registry/index.ts";
import type { MemberMap } from "../load-member-map.ts";
import { addressOf, Drawing, type MemberMapProps } from "./member-drawing.tsx";
import { Lists } from "./member-lists.tsx";

/** Where the members of a cluster are, and who of them lies within the radius around the head office (row 1.2). */
export function MemberMapPage({ c, map, everybody, whole }: MemberMapProps) {
  const { say } = c.var;
  const { cluster } = map;
  const address = (all: boolean) => addressOf({ clusterId: cluster.id, everybody: all, whole });
  return (
    <RegisterFrame c={c} cluster={cluster} here="map" title={say("directory.members.title")} lead={leadOf(c, map)}>
      <OfficeNote c={c} map={map} />
      {map.all > 0 && (
        <nav class="k-which" aria-label={say("directory.members.who")}>
          <ul>
            <li>
              <a href={address(false)} aria-current={everybody ? undefined : "page"}>
                {say("directory.members.committed", { count: map.committed })}
              </a>
            </li>
            <li>
              <a href={address(true)} aria-current={everybody ? "page" : undefined}>
                {say("directory.members.all", { count: map.all })}
              </a>
            </li>
          </ul>
        </nav>
      )}
      {map.spots.length + map.placeless.length === 0 ? (
        <EmptyBox
          title={say("directory.members.none")}
          actions={
            <a class="k-button" href={`/clusters/${cluster.id}/organisations`}>
              {say("registry.org.title")}
            </a>
          }
        >
          {say("directory.members.none_text")}
        </EmptyBox>
      ) : (
        <div class="k-split k-directory k-member-map">
          <Lists c={c} map={map} />
          <Drawing c={c} map={map} everybody={everybody} whole={whole} />
        </div>
      )}
    </RegisterFrame>
  );
}

function leadOf(
  { var: { say, language } }: Context<AppEnv>,
  { committed, within, placeless, radiusKm, office }: MemberMap,
): string {
  if (!office || committed === 0) return say("directory.members.lead", { km: radiusKm });
  const share = new Intl.NumberFormat(localeOf(language), { style: "percent" }).format(within / committed);
  const missing = placeless.some((member) => member.committed);
  return say(missing ? "directory.members.at_least" : "directory.members.within", {
    within: sayNumber(within, language),
    committed: sayNumber(committed, language),
    share,
    km: radiusKm,
  });
}

function OfficeNote({ c, map: { office, cluster } }: Pick<MemberMapProps, "c" | "map">) {
  const { say } = c.var;
  if (office?.given) return null;
  return (
    <Note kind="warn">
      {say(office ? "directory.members.office_is_town" : "directory.members.office_unknown")}{" "}
      <a href={`/clusters/${cluster.id}/profile`}>{say("directory.members.to_profile")}</a>
    </Note>
  );
}
