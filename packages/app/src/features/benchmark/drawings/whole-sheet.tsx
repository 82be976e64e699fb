import type { Say } from "../../../platform/i18n/texts.ts";
import { round } from "../../../platform/web/components/geometry.ts";
import type { NamedWhole, Result } from "../present.ts";
import { meanShareText, ownShareText, partTitle, wholeWithheld } from "../whole-sentences.ts";
import type { Sheet } from "./sheets.tsx";

const WIDTH = 640;
const ROW = 46;
/** Where the words of a part stand: its name, the own share, the mean share. */
const COLUMN = { own: 560, mean: WIDTH } as const;

/** How a whole divides as a picture of its own: a pair of bars for each part, and why there are no more. */
export function wholeSheet(say: Say, result: Result, whole: NamedWhole): Sheet {
  const { wording } = result.view;
  const withheld = wholeWithheld(say, whole);
  const below = whole.parts.length * ROW;
  return {
    width: WIDTH,
    height: below + (withheld === "" ? 0 : 24),
    description: [
      ...whole.parts.map((part) => partTitle(say, wording, part)),
      ...(withheld === "" ? [] : [withheld]),
    ].join(" "),
    drawing: (
      <>
        {whole.parts.map((part, index) => {
          const y = index * ROW;
          return (
            <>
              <text class="t-name t-ink" x="0" y={y + 14}>
                {part.name}
              </text>
              <text class="t-value" x={COLUMN.own} y={y + 14} text-anchor="end">
                {ownShareText(say, wording, part)}
              </text>
              <text class="t-name" x={COLUMN.mean} y={y + 14} text-anchor="end">
                {meanShareText(wording, part)}
              </text>
              <rect class="c-track" x="0" y={y + 20} width={WIDTH} height="15" />
              {part.own !== null && <rect class="c-own" x="0" y={y + 20} width={round(part.own * WIDTH)} height="8" />}
              {part.mean !== null && (
                <rect class="c-reached" x="0" y={y + 29.5} width={round(part.mean * WIDTH)} height="5.5" />
              )}
            </>
          );
        })}
        {withheld !== "" && (
          <text x="0" y={below + 14}>
            {withheld}
          </text>
        )}
      </>
    ),
  };
}
