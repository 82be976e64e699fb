import { percent } from "../../../platform/web/components/geometry.ts";

interface SharePairProps {
  /** All of it in one sentence, for screen readers. */
  readonly title: string;
  /** From 0 to 1; null is not drawn. */
  readonly own: number | null;
  readonly mean: number | null;
}

/** The own share of a part above the mean share of the group, both on the whole; in per cent of its own width. */
export function SharePair({ title, own, mean }: SharePairProps) {
  return (
    <svg class="k-svg k-svg-fluid" role="img" aria-label={title} width="100%" height="17">
      <rect class="c-track" x="0" y="1" width="100%" height="15" />
      {own !== null && <rect class="c-own" x="0" y="1" width={percent(own)} height="8" />}
      {mean !== null && <rect class="c-reached" x="0" y="10.5" width={percent(mean)} height="5.5" />}
    </svg>
  );
}
