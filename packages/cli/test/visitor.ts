/** Somebody with a browser without script: keeps cookies, and sends the forms that stand in the last page as they are, changed where he fills in. */
export class Visitor {
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  #html = "";

  constructor(address: string) {
    this.#address = address;
  }

  async open(path: string): Promise<Page> {
    return this.#read(await fetch(`${this.#address}${path}`, { headers: this.#headers(), redirect: "manual" }));
  }

  /** Sends fields with the token of the last page, and nothing else. */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    return this.#post(path, new URLSearchParams({ __form: tokenIn(this.#html), ...fields }));
  }

  /** Sends a form of the last page with all its fields. */
  async fill(action: string, values: Readonly<Record<string, string>>): Promise<Page> {
    const fields = fieldsOf(this.#html, action);
    for (const [name, value] of Object.entries(values)) {
      if (!fields.has(name) && !new RegExp(`name="${name.replaceAll(".", "\\.")}"`).test(this.#html))
        throw new Error(`the form ${action} has no field ${name}`);
      fields.set(name, value);
    }
    return this.#post(action, fields);
  }

  async #post(path: string, body: URLSearchParams): Promise<Page> {
    const headers = { ...this.#headers(), origin: this.#address };
    return this.#read(await fetch(`${this.#address}${path}`, { method: "POST", body, headers, redirect: "manual" }));
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return { "accept-language": "en", ...(cookie && { cookie }) };
  }

  async #read(response: Response): Promise<Page> {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const html = await response.text();
    if (html !== "") this.#html = html;
    return { status: response.status, location: response.headers.get("location"), html };
  }
}

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
}

function tokenIn(html: string): string {
  return /name="__form" value="([^"]+)"/.exec(html)?.[1] ?? "";
}

/** What a browser would send of a form that nobody touched. */
function fieldsOf(html: string, action: string): URLSearchParams {
  const form = new RegExp(`<form[^>]*action="${action.replaceAll(".", "\\.")}"[\\s\\S]*?</form>`).exec(html)?.[0];
  if (!form) throw new Error(`there is no form ${action} in the page`);
  const fields = new URLSearchParams();
  const of = (tag: string, name: string): string | null => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
  for (const [tag, kind] of form.matchAll(/<(input|select|textarea)\b[^>]*>(?:[\s\S]*?<\/\1>)?/g)) {
    const head = /^<[^>]*>/.exec(tag)?.[0] ?? "";
    const name = of(head, "name");
    const choice = /type="(radio|checkbox)"/.test(head);
    if (!name || / disabled/.test(head) || (choice && !/ checked/.test(head))) continue;
    if (kind === "select") fields.append(name, of(/<option[^>]* selected[^>]*>/.exec(tag)?.[0] ?? "", "value") ?? "");
    else if (kind === "textarea") fields.append(name, /^<[^>]*>([\s\S]*)<\/textarea>$/.exec(tag)?.[1] ?? "");
    else fields.append(name, of(head, "value") ?? "");
  }
  return fields;
}
