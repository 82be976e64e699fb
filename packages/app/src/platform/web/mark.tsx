/** The mark: a small cluster of joined circles, one of them filled. */
export function Mark() {
  return (
    <svg class="k-mark" viewBox="3.4 4 30.2 23" width="29" height="22" aria-hidden="true">
      <path
        d="M5.2 11a5.3 5.3 0 1 0 10.6 0a5.3 5.3 0 1 0-10.6 0M10.5 20.2a5.3 5.3 0 1 0 10.6 0a5.3 5.3 0 1 0-10.6 0M21.1 20.2a5.3 5.3 0 1 0 10.6 0a5.3 5.3 0 1 0-10.6 0"
        fill="none"
        stroke="currentColor"
        stroke-width="2.6"
      />
      <path d="M14.5 11a6.6 6.6 0 1 0 13.2 0a6.6 6.6 0 1 0-13.2 0" fill="currentColor" />
    </svg>
  );
}

const CIRCLES = [
  [7.3, 15.5],
  [16.7, 15.5],
  [12, 7.3],
] as const;
const FILLED = { none: 0, bronze: 1, silver: 2, gold: 3 } as const;

/** The mark of a label: the number of filled circles tells the level without colour. */
export function LabelMark({ label }: { label: keyof typeof FILLED }) {
  return (
    <svg class={`k-label-mark k-${label}`} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <LabelCircles label={label} />
    </svg>
  );
}

/** The circles of the mark on a ground of 24 by 24, in the colour of what they stand in. */
export function LabelCircles({ label }: { label: keyof typeof FILLED }) {
  return (
    <>
      {CIRCLES.map(([cx, cy], index) => (
        <circle
          cx={cx}
          cy={cy}
          r="4.1"
          stroke="currentColor"
          stroke-width="1.9"
          fill={index < FILLED[label] ? "currentColor" : "none"}
        />
      ))}
    </>
  );
}
