import { Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
  /** From the first byte sent to the last byte received; unpacking stays out of it. */
  readonly ms: number;
}

/** A browser without a cache: one lasting connection to this machine, cookies, gzip. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;
  #cookie = "";

  constructor(port: number) {
    this.#port = port;
  }

  /** `name=value` of the session, for another browser. */
  get cookie(): string {
    return this.#cookie;
  }

  get(path: string): Promise<Answer> {
    return this.#ask("GET", path, {}, null);
  }

  /** @param partial as htmx sends it: the answer is what changes on the page */
  post(path: string, fields: Fields, partial = false): Promise<Answer> {
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      ...(partial && { "hx-request": "true" }),
    };
    return this.#ask("POST", path, headers, String(new URLSearchParams(fields.map(([name, value]) => [name, value]))));
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, more: Record<string, string>, body: string | null): Promise<Answer> {
    const headers = {
      ...more,
      "accept-encoding": "gzip",
      "accept-language": "en",
      ...(this.#cookie && { cookie: this.#cookie }),
      ...(body !== null && { "content-length": String(Buffer.byteLength(body)) }),
    };
    return new Promise((resolve, reject) => {
      const start = performance.now();
      const sent = request({ agent: this.#agent, host: "127.0.0.1", port: this.#port, method, path, headers });
      sent.on("error", reject);
      sent.on("response", (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const ms = performance.now() - start;
          const [set] = response.headers["set-cookie"] ?? [];
          if (set) this.#cookie = set.split(";")[0] ?? "";
          const raw = Buffer.concat(parts);
          const text = (response.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw).toString();
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", text, ms });
        });
      });
      sent.end(body ?? undefined);
    });
  }
}

/** Fields of a form in their order; a name may stand there several times. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Fields of the form with this id, or of the first form with this action, as a browser would send them. */
export function fieldsOf(html: string, attribute: "id" | "action", value: string): Fields {
  const form = new RegExp(`<form[^>]* ${attribute}="${value}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1] ?? "";
  return [...form.matchAll(/<(input|textarea)([^>]*)>([^<]*)/g)].flatMap(([, tag, attributes = "", inner = ""]) => {
    const of = (name: string): string | undefined => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const name = of("name");
    const left = /checkbox|radio/.test(of("type") ?? "") && of("checked") === undefined;
    if (!name || left || of("disabled") !== undefined) return [];
    return [[name, unescaped(tag === "textarea" ? inner : (of("value") ?? ""))] as const];
  });
}

export function withFields(fields: Fields, changed: Readonly<Record<string, string>>): Fields {
  return fields.map(([name, value]) => [name, changed[name] ?? value]);
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|#34);/g, (sign) => SIGNS[sign] ?? sign);
}

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#34;": '"',
};
