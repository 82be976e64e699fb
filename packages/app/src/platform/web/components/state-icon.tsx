import type { Child } from "hono/jsx";

export type State =
  | "answered"
  | "prefilled"
  | "evidence_missing"
  | "reason_missing"
  | "unanswered"
  | "gate_met"
  | "gate_failed"
  | "settled"
  | "scored_by_both"
  | "withheld";

/** Each state has a shape of its own, so that colour may vanish. */
const SHAPES: Readonly<Record<State, Child>> = {
  answered: (
    <>
      <circle class="k-state-body" cx="8" cy="8" r="7.4" />
      <path class="k-state-sign" d="M4.7 8.3 7 10.6l4.4-4.9" stroke-width="1.8" />
    </>
  ),
  prefilled: (
    <>
      <circle cx="8" cy="8" r="6.6" stroke-width="1.6" />
      <path class="k-state-body" d="M1.4 8h13.2a6.6 6.6 0 0 1-13.2 0z" />
    </>
  ),
  evidence_missing: (
    <>
      <path d="M8 2 14.8 14H1.2z" stroke-width="1.5" />
      <path d="M8 6.4v3.5M8 11.9v.1" stroke-width="1.7" />
    </>
  ),
  reason_missing: (
    <>
      <path d="M2.2 2.2h11.6v8.4H7.6L4.6 13.8v-3.2H2.2z" stroke-width="1.5" stroke-linejoin="round" />
      <path d="M8 4.2v2.6M8 8.6v.1" stroke-width="1.6" />
    </>
  ),
  unanswered: <circle cx="8" cy="8" r="6.6" stroke-width="1.5" stroke-dasharray="2 2.147" stroke-linecap="butt" />,
  gate_met: (
    <>
      <path class="k-state-body" d="M8 .4 15.6 8 8 15.6.4 8z" />
      <path class="k-state-sign" d="M5.2 8.2 7.2 10.2l3.7-4.1" stroke-width="1.7" />
    </>
  ),
  gate_failed: (
    <>
      <path d="M8 1.4 14.6 8 8 14.6 1.4 8z" stroke-width="1.5" />
      <path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" stroke-width="1.6" />
    </>
  ),
  settled: <path d="M3 8.4 6.4 11.8 13 4.6" stroke-width="2" />,
  scored_by_both: (
    <>
      <rect class="k-state-body" x=".8" y=".8" width="14.4" height="14.4" rx="3.4" />
      <path class="k-state-sign" d="M2.9 8.4 5 10.5l4-4.6M7.6 10.5l.1.1 5.2-5.8" stroke-width="1.6" />
    </>
  ),
  withheld: (
    <>
      <rect x="2.6" y="7" width="10.8" height="7.6" rx="1.2" stroke-width="1.5" />
      <path d="M4.9 7V4.6a3.1 3.1 0 0 1 6.2 0V7" stroke-width="1.5" />
    </>
  ),
};

/** With `text` for screen readers where no words stand beside it. */
export function StateIcon({ state, text }: { state: State; text?: string }) {
  const shape = { class: `k-state k-state-${state}`, viewBox: "0 0 16 16", width: "16", height: "16" };
  return text ? (
    <svg {...shape} role="img" aria-label={text}>
      {SHAPES[state]}
    </svg>
  ) : (
    <svg {...shape} aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}
