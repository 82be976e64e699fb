import type { MapMark } from "../../platform/web/components/place-map.tsx";
import { onPaper, type View } from "../../platform/web/map/view.ts";

/** More single marks hide each other, and make the page heavy. */
const MOST_SINGLE = 90;
const CELL_PX = 30;

/** Many marks become fewer: those that stand close together are one with their number. The one that the page is about stays alone. */
export function gather(
  marks: readonly MapMark[],
  { projection }: View,
  of: { readonly title: (count: number) => string; readonly href: (first: MapMark) => string },
): readonly MapMark[] {
  if (marks.length <= MOST_SINGLE) return marks;
  const cells = Map.groupBy(
    marks.filter(({ shown }) => !shown),
    ({ at }) =>
      onPaper(projection, at)
        .map((place) => Math.round(place / CELL_PX))
        .join(" "),
  );
  const gathered = [...cells.values()].map((these): MapMark => {
    const [first] = these as [MapMark, ...MapMark[]];
    if (these.length === 1) return first;
    const names = these.slice(0, 3).map((mark) => mark.title);
    return {
      at: middleOf(these),
      sign: "several",
      count: these.length,
      title: of.title(these.length),
      text: `${names.join(", ")}${these.length > 3 ? " …" : ""}`,
      href: of.href(first),
    };
  });
  return [...gathered, ...marks.filter(({ shown }) => shown)];
}

function middleOf(marks: readonly MapMark[]): MapMark["at"] {
  const mean = (of: (mark: MapMark) => number): number => marks.reduce((sum, mark) => sum + of(mark), 0) / marks.length;
  return { lat: mean(({ at }) => at.lat), lon: mean(({ at }) => at.lon) };
}
