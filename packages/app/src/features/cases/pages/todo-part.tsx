import { sayDay } from "../../../platform/web/moment.ts";
import type { FormStep } from "../forms.ts";
import { visitFields } from "../visit-fields.ts";
import type { CasePageProps } from "./case-props.ts";
import { fieldErrors } from "./field-names.ts";
import { StepForm } from "./step-form.tsx";

/** Steps that end something: never the first thing that is offered. */
const QUIET: ReadonlySet<string> = new Set([
  "withdraw_application",
  "waive_fee",
  "return_to_cluster",
  "return_to_experts",
  "decline_case",
  "approve_same_firm",
  "withdraw_label",
  "suspend_label",
]);

/** Steps that go on beside the way of the case. */
const BESIDE: ReadonlySet<string> = new Set(["issue_invoice", "record_payment"]);

/** What the person can do in the case now, what is due first open. */
export function TodoPart(props: CasePageProps) {
  const { c, view, tried } = props;
  const { say } = c.var;
  if (view.steps.length === 0) return null;
  const active = view.steps.filter((step) => !QUIET.has(step));
  // what is planned already can be planned anew, and is not what waits
  const isBeside = (step: FormStep) => BESIDE.has(step) || (step === "plan_visit" && view.process.visit !== null);
  const loud = [...active.filter((step) => !isBeside(step)), ...active.filter(isBeside)];
  const quiet = view.steps.filter((step) => QUIET.has(step));
  return (
    <section class="k-section" aria-labelledby="todo">
      <h2 id="todo">{say(loud.length > 0 ? "cases.todo" : "cases.todo_else")}</h2>
      {loud.map((step, index) => (
        <OneStep {...props} step={step} open={index === 0 || tried?.step === step} main={index === 0} />
      ))}
      {quiet.map((step) => (
        <OneStep {...props} step={step} open={tried?.step === step} main={false} />
      ))}
    </section>
  );
}

function OneStep(props: CasePageProps & { step: FormStep; open: boolean; main: boolean }) {
  const { c, view, step, open, main, tried, eligibility, words, rounds } = props;
  const { say, language } = c.var;
  const until = rounds.at(-1)?.appealUntil;
  const own =
    tried?.step === step
      ? { values: tried.values, errors: fieldErrors(c, words, tried) }
      : { values: step === "plan_visit" ? visitFields(props) : {} };
  return (
    <details class="k-case-step" open={open}>
      <summary>{say(`cases.step.${step}`)}</summary>
      <p class="k-hint">
        {say(`cases.step_hint.${step}`)}
        {step === "appeal" && until && ` ${say("cases.appeal.form_until", { day: sayDay(until, language) })}`}
      </p>
      <StepForm
        c={c}
        caseId={view.id}
        step={step}
        main={main}
        against={view.boundTo[step] ?? null}
        eligibility={eligibility}
        words={words}
        {...own}
      />
    </details>
  );
}
