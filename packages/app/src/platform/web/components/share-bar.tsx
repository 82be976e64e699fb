import { round, shareOf } from "./geometry.ts";

const WIDTH = 320;

/** How many of a group chose the same answer. Null is not drawn: where it may not be shown, use `Withheld`. */
export function ShareBar({ title, share }: { title: string; share: number | null }) {
  return (
    <svg class="k-strip-svg" role="img" aria-label={title} viewBox={`0 0 ${WIDTH} 26`} width={WIDTH} height="26">
      {share !== null && (
        <rect class="c-reached" x="0" y="9" width={round(shareOf(share, { min: 0, max: 1 }) * WIDTH)} height="8" />
      )}
      <rect class="c-frame" x=".5" y="9.5" width={WIDTH - 1} height="7" />
    </svg>
  );
}
