import { type Client, type Fields, fieldsOf } from "../kit/http.ts";
import { signIn } from "../kit/manager.ts";
import { withProgram } from "../kit/program.ts";
import { ensure, type Result } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

const [MEMBERS, WARM_UP, REQUESTS, AT_MOST] = [120, 100, 300, 25];

/** The list of 120 members on one page, from request to last byte over a lasting connection on the same machine. */
export function registerPage(): Promise<Result> {
  return withProgram(async (program) => {
    const { client } = await signIn(program);
    const { location } = await client.get("/clusters");
    const list = `${location}/organisations`;
    for (let made = membersIn((await client.get(list)).text); made < MEMBERS; made += 1)
      await addMember(client, list, made);
    const times: number[] = [];
    const empty: number[] = [];
    let whole = 0;
    for (let i = 0; i < WARM_UP + REQUESTS; i += 1) {
      const { ms, text } = await client.get(list);
      const nothing = await client.get("/health");
      if (membersIn(text) >= MEMBERS) whole += 1;
      if (i < WARM_UP) continue;
      times.push(ms);
      empty.push(nothing.ms);
    }
    client.close();
    const ours = spread(times);
    return {
      name: "register-page",
      unit: "ms",
      ours,
      peer: null,
      ratio: null,
      bound: `<= ${AT_MOST} ms`,
      met: ours.median <= AT_MOST,
      checked: [ensure(whole === WARM_UP + REQUESTS, `each of ${whole} pages holds ${MEMBERS} members`)],
      information: { request_that_does_nothing_ms: spread(empty).median },
    };
  });
}

function membersIn(html: string): number {
  return html.split('<th scope="row"><a href="/organisations/').length - 1;
}

/** As a person enters one: the organisation, then its membership. */
async function addMember(client: Client, list: string, number: number): Promise<void> {
  const form = fieldsOf((await client.get(`${list}/new`)).text, "id", "form");
  const { location } = await client.post(
    list,
    filled(form, {
      ...{ name: `Medlem ${number} AS`, kind: "enterprise", country: "NO", town: "Porsgrunn", size: "small" },
      ...{ nace: "28.13, 62.01", nace_scheme: "NACE2" },
    }),
  );
  const page = location.replace(/\?.*/, "");
  const membership = fieldsOf((await client.get(page)).text, "id", "membership");
  const { status } = await client.post(
    `${page}/memberships`,
    filled(membership, { starts: "2020-01-01", proof: "fee" }),
  );
  ensure(status === 303, `member ${number} is entered`);
}

/** With choices too, which a form has not as inputs. */
function filled(form: Fields, changed: Readonly<Record<string, string>>): Fields {
  return [...form.filter(([name]) => !(name in changed)), ...Object.entries(changed)];
}
