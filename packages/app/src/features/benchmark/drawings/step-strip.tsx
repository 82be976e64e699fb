interface StepStripProps {
  /** All of it in one sentence, for screen readers. */
  readonly title: string;
  /** Which steps are met, from the first; null is not known. */
  readonly steps: readonly (boolean | null)[];
}

const WIDTH = 320;
const GAP = 3;

/** The ladder of an indicator as a row of steps: filled when met, hollow when not, with a question mark when not known. */
export function StepStrip({ title, steps }: StepStripProps) {
  const width = (WIDTH - GAP * (steps.length - 1)) / steps.length;
  return (
    <svg class="k-strip-svg" role="img" aria-label={title} viewBox={`0 0 ${WIDTH} 26`} width={WIDTH} height="26">
      {steps.map((met, index) => (
        <rect
          class={met === true ? "c-reached" : met === false ? "c-frame" : "c-withheld"}
          x={Math.round((index * (width + GAP) + 0.5) * 100) / 100}
          y="8.5"
          width={Math.round((width - 1) * 100) / 100}
          height="9"
        />
      ))}
    </svg>
  );
}
