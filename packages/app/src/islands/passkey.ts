/**
 * Passkeys: an addition for browsers that have them. A box `[data-passkey]` stays hidden without this script; what it does and
 * says stands in its attributes. Options come from `<address>/options`, the answer of the device goes to `<address>`.
 */
export function startPasskeys(page: Document = document): void {
  if (!("PublicKeyCredential" in window) || !("parseRequestOptionsFromJSON" in PublicKeyCredential)) return;
  for (const box of page.querySelectorAll<HTMLElement>("[data-passkey]")) {
    box.hidden = false;
    const button = box.querySelector("button");
    button?.addEventListener("click", () => void run(box, button));
  }
}

async function run(box: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const { passkey: purpose, address = "", then = "/", failed = "" } = box.dataset;
  button.disabled = true;
  tell(box, "");
  try {
    const options = await ask(`${address}/options`, {}, failed);
    const credential = await (purpose === "add" ? create(options) : get(options));
    const name = document.querySelector<HTMLInputElement>("#passkey-name")?.value ?? "";
    await ask(address, { response: credential?.toJSON(), name }, failed);
    location.assign(then);
  } catch (error) {
    // whoever closed the window of the device meant it
    tell(box, (error as Error).name === "NotAllowedError" ? "" : error instanceof Refusal ? error.message : failed);
  } finally {
    button.disabled = false;
  }
}

/** What the server said in the language of the page. */
class Refusal extends Error {}

async function ask(address: string, body: unknown, failed: string): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Refusal((answer as { message?: string } | null)?.message ?? failed);
}

async function create(options: unknown): Promise<PublicKeyCredential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
}

async function get(options: unknown): Promise<PublicKeyCredential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
}

function tell(box: HTMLElement, text: string): void {
  const place = box.querySelector<HTMLElement>("[role=alert]");
  if (!place) return;
  place.textContent = text;
  place.hidden = text === "";
}
