import type { Child } from "hono/jsx";
import { Heading, type Level } from "./heading.tsx";
import { Icon } from "./icon.tsx";
import { StateIcon } from "./state-icon.tsx";

export interface JobStep {
  readonly text: string;
  readonly state: "done" | "running" | "waiting" | "failed";
  /** The time it was done, or words such as "running". */
  readonly timeText?: string;
}

const ICONS = { done: "answered", running: "prefilled", waiting: "unanswered" } as const;

/** Long work: how far it is, its steps, and that one can leave. */
export function JobProgress({
  id,
  title,
  level = 2,
  countText,
  done,
  of,
  steps,
  note,
  actions,
}: {
  id: string;
  title: Child;
  level?: Level;
  countText: string;
  done: number;
  of: number;
  steps: readonly JobStep[];
  note: string;
  actions?: Child;
}) {
  return (
    <section class="k-card k-job" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <Heading level={level} id={`${id}-title`}>
          {title}
        </Heading>
        <span class="k-small k-muted num">{countText}</span>
      </header>
      <progress class="k-progress" value={done} max={of} aria-labelledby={`${id}-title`}>
        {countText}
      </progress>
      <ol class="k-small">
        {steps.map(({ text, state, timeText }) => (
          <li class={`k-job-${state}`}>
            {state === "failed" ? <Icon name="error" /> : <StateIcon state={ICONS[state]} />}
            <span>{text}</span>
            <span class="k-muted num">{timeText}</span>
          </li>
        ))}
      </ol>
      <p class="k-note-line">{note}</p>
      {actions && <div class="k-actions">{actions}</div>}
    </section>
  );
}
