import type { Say } from "../../../platform/i18n/texts.ts";
import type { FrequencyColumnsProps } from "../../../platform/web/components/frequency-columns.tsx";
import type { ProfileChartProps } from "../../../platform/web/components/profile-chart.tsx";
import { centreOf } from "../compare-row.ts";
import type { InterviewPart, Result } from "../present.ts";
import { centreText, groupNameOf, ownText } from "../sentences.ts";
import { serviceLines } from "../service-lines.ts";

/** What the page and the picture to be downloaded draw alike. */

export function profileProps(say: Say, result: Result, part: InterviewPart): Omit<ProfileChartProps, "id"> {
  const lowest = Math.min(...part.profile.flatMap(({ position }) => position ?? []));
  const rows = part.profile.map(({ short, position }) => ({
    name: short,
    value: position,
    text: position === null ? say("benchmark.profile.not_comparable") : String(position),
    strong: position !== null && position === lowest,
  }));
  return {
    title: say("benchmark.profile.title", { group: groupNameOf(result) }),
    description: rows.map(({ name, text }) => `${name}: ${text}`).join("; "),
    zones: [say("benchmark.profile.lower"), say("benchmark.profile.middle"), say("benchmark.profile.upper")],
    zonesShort: [
      say("benchmark.profile.lower_short"),
      say("benchmark.profile.middle_short"),
      say("benchmark.profile.upper_short"),
    ],
    rows,
  };
}

export function servicesProps(say: Say, result: Result): Omit<FrequencyColumnsProps, "id"> {
  const { wording } = result.view;
  const told = result.services.map((row) => {
    const median = centreText(say, wording, row);
    return `${row.name}: ${ownText(say, wording, row)}${median === "" ? "" : `, ${say("benchmark.rows.median")} ${median}`}`;
  });
  return {
    title: say("benchmark.services.title", { group: groupNameOf(result) }),
    description: told.join("; "),
    columns: result.services.map((row) => ({
      lines: serviceLines(say, row),
      own: typeof row.own === "number" ? row.own : null,
      ownText: typeof row.own === "number" ? wording.number(row.own) : say("benchmark.services.missing"),
      median: centreOf(row),
    })),
  };
}
