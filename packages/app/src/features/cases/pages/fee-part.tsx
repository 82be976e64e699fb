import { sayDay } from "../../../platform/web/moment.ts";
import { sayMoney } from "../../../platform/web/money.ts";
import type { CasePageProps } from "./case-props.ts";

/** What was agreed, and what it costs. */
export function FeePart({ c, view }: CasePageProps) {
  const { say, language } = c.var;
  const { contract, invoice } = view.process;
  if (!contract) return null;
  const { amount, currency } = contract.fee;
  return (
    <section class="k-section" aria-labelledby="fee">
      <h2 id="fee">{say("cases.fee.title")}</h2>
      <dl class="k-case-facts">
        <dt>{say("cases.fee.kind")}</dt>
        <dd>{say(`cases.kind.${contract.kind}`)}</dd>
        <dt>{say("cases.field.plannedOn")}</dt>
        <dd>{sayDay(contract.plannedOn, language)}</dd>
        <dt>{say("cases.field.mode")}</dt>
        <dd>{say(`cases.mode.${contract.mode}`)}</dd>
        <dt>{say("cases.fee.amount")}</dt>
        <dd>{say("cases.fee.without_vat", { fee: sayMoney(amount, currency, language) })}</dd>
        <dt>{say("cases.fee.invoice")}</dt>
        <dd>
          {say(`cases.invoice.${invoice.state}`)}
          {invoice.number && (
            <>
              {" "}
              (<bdi>{invoice.number}</bdi>)
            </>
          )}
        </dd>
      </dl>
    </section>
  );
}
