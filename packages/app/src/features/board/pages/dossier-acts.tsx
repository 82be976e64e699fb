import type { Child } from "hono/jsx";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { StepToken } from "../../cases/index.ts";
import { dossierFieldId, fieldErrors } from "./dossier-errors.ts";
import type { DossierProps } from "./dossier-props.ts";

const VOTES = ["for", "against", "abstain"] as const;

/** What the person can do now; nothing else is offered. */
export function DossierActs(props: DossierProps) {
  const { c, dossier, tried } = props;
  const { say } = c.var;
  const { may, open } = dossier;
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <section class="k-section" aria-labelledby="todo">
      <h2 id="todo">{say("cases.todo")}</h2>
      {may.vote && <Vote {...props} />}
      {open && <Note>{say(`board.open.${open}`)}</Note>}
      {may.decide && (
        <Act {...props} act="decide" step="decide" open>
          <Field
            id={dossierFieldId("decide", "because")}
            name="because"
            kind="textarea"
            label={say("cases.field.because")}
            optional={say("cases.optional")}
            hint={say("board.decide_hint")}
            value={typed(tried, "decide")}
            errors={fieldErrors(c, tried, "decide", "because")}
          />
        </Act>
      )}
      {may.put && <PutBefore {...props} />}
      {may.declareConflict && (
        <Act {...props} act="conflict" step="declare_board_conflict">
          <Because {...props} step="declare_board_conflict" />
        </Act>
      )}
      {may.giveBack && (
        <Act {...props} act="return" step="return_to_experts">
          <Because {...props} step="return_to_experts" />
        </Act>
      )}
    </section>
  );
}

function Vote(props: DossierProps) {
  const { c, dossier, tried } = props;
  const { say } = c.var;
  return (
    <Act {...props} act="vote" step="vote" open>
      <Choices
        id={dossierFieldId("vote", "vote")}
        name="vote"
        layout="row"
        legend={say("board.your_vote")}
        hint={say("board.vote_hint")}
        errors={fieldErrors(c, tried, "vote", "vote")}
        choices={VOTES.map((value) => ({
          value,
          title: say(`board.vote.${value}`),
          checked: dossier.standing.ownVote === value,
        }))}
      />
    </Act>
  );
}

function PutBefore(props: DossierProps) {
  const { say, language } = props.c.var;
  const { meetings } = props.dossier;
  if (meetings.length === 0)
    return (
      <p>
        {say("board.no_meeting")} <a href="/board">{say("board.plan.title")}</a>
      </p>
    );
  return (
    <Act {...props} act="put" step="put_before_board" open>
      <Field
        id="meeting"
        name="meeting"
        kind="select"
        size="medium"
        label={say("board.column.day")}
        options={meetings.map(({ id, heldOn }) => ({ value: id, text: sayDay(heldOn, language) }))}
      />
    </Act>
  );
}

/** The reason as it was sent and not taken. */
function typed(tried: DossierProps["tried"], step: Step): string {
  return tried?.step === step ? (tried.values.because ?? "") : "";
}

type Step = "vote" | "decide" | "put_before_board" | "declare_board_conflict" | "return_to_experts";

function Act({
  c,
  dossier,
  tried,
  act,
  step,
  open = false,
  children,
}: DossierProps & { act: string; step: Step; open?: boolean; children?: Child }) {
  const { say } = c.var;
  return (
    <details class="k-case-step" open={open || tried?.step === step}>
      <summary>{say(`cases.step.${step}`)}</summary>
      <form method="post" action={`/cases/${dossier.view.id}/dossier/${act}`} class="k-form">
        <StepToken c={c} />
        {children}
        <div class="k-actions">
          <button type="submit" class={open ? "k-button" : "k-button k-button-second"}>
            {say(`cases.step.${step}`)}
          </button>
        </div>
      </form>
    </details>
  );
}

function Because({ c, tried, step }: DossierProps & { step: "declare_board_conflict" | "return_to_experts" }) {
  const { say } = c.var;
  return (
    <Field
      id={dossierFieldId(step, "because")}
      name="because"
      kind="textarea"
      label={say("cases.field.because")}
      hint={say(`board.because.${step}`)}
      value={typed(tried, step)}
      errors={fieldErrors(c, tried, step, "because")}
      required
    />
  );
}
