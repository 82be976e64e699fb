import type { CaseState, CaseStep, Party, StepName } from "../../src/index.ts";
import { CLEAR } from "./gold.ts";

/**
 * A Gold case told once more from excellence.md 3 and issue D: what it remembers. What may be done in it stands in model-asks.ts, what
 * that changes in model-takes.ts. It knows no codes and no trail, only yes and no. Its answers are those of `gold-clear`: all gates met, so
 * that the points alone decide.
 */
export interface Command {
  readonly step: CaseStep;
  readonly person: string | null;
  readonly party: Party;
  readonly today: string;
}
export type StepOf<N extends StepName> = Extract<CaseStep, { step: N }>;

/** Roles outside the case; several hold two. */
export const ROLES: Readonly<Record<string, readonly Party[]>> = {
  manager: ["cluster"],
  mia: ["cluster", "secretariat"],
  cora: ["cluster"],
  officer: ["secretariat"],
  clerk: ["secretariat", "board"],
  berta: ["board"],
  bjorn: ["board"],
  boris: ["board"],
  bo: ["board", "appeals"],
  ada: ["appeals"],
  alf: ["appeals", "secretariat"],
  frida: ["board"],
  nora: [],
  finn: [],
  dana: [],
};
export const MEMBERS = ["clerk", "berta", "bjorn", "boris", "bo", "frida"];
export const OFFICERS = ["ada", "alf", "bo"];
export const ROWS = Object.keys(CLEAR);

export const CONTACTED = "contacts.participants_contacted";
/** Members, in `gold-clear`. */
const COMMITTED = 110;
const contactGate = (contacted: number | null): "met" | "failed" | "unknown" =>
  contacted === null ? "unknown" : contacted >= 0.3 * COMMITTED ? "met" : "failed";

export class Model {
  state: CaseState = "draft";
  offered = false;
  signed = false;
  invoice = "none";
  approved = false;
  readonly experts = new Map<string, { state: string; country: string; firm: string | null }>();
  /** The cluster reported a change that nobody has read. */
  unread = false;
  planned: string | null = null;
  seenOn: string | null = null;
  scores = new Map<string, Readonly<Record<string, number>>>();
  agreed = new Map<string, number>();
  /** What the experts agreed on of the one fact that stories correct: how many members were contacted. */
  contacted: number | null | undefined = undefined;
  /** It was found otherwise, and is to be agreed on. */
  contactsOpen = false;
  /** The consensus was closed, and nobody left since. */
  closed = false;
  findings: number[] = [];
  check: { due: string; confirmed: boolean } | null = null;
  recommended: { outcome: string; by: string[] } | null = null;
  votes = new Map<string, string>();
  readonly conflicts = new Set<string>();
  readonly acted = new Set<string>();
  /** For the secretariat. */
  readonly led = new Set<string>();
  outcome: string | null = null;
  sentOn: string | null = null;
  appeal: { state: string; officer: string | null } | null = null;
  /** Against the decision as it stands. */
  appealed = false;
  readonly judges = new Set<string>();
  standing = "none";

  /** Of the edition that the case is under. */
  constructor(public hash: string) {}

  stands(expert: string | null, ...states: string[]): boolean {
    return states.includes(this.experts.get(expert as string)?.state ?? "none");
  }
  get free(): { country: string; firm: string | null }[] {
    return [...this.experts.values()].filter(({ state }) => state === "free");
  }
  /** 3.3, 3.6. */
  get staffed(): boolean {
    const firms = this.free.flatMap(({ firm }) => firm ?? []);
    const foreign = this.free.some(({ country }) => country !== "NO");
    return this.free.length >= 2 && foreign && (this.approved || new Set(firms).size === firms.length);
  }
  /** Two of those who are asked or at work. */
  get sameFirm(): boolean {
    const asked = [...this.experts.values()].filter(({ state }) => ["proposed", "accepted", "free"].includes(state));
    const firms = asked.flatMap(({ firm }) => firm ?? []);
    return new Set(firms).size < firms.length;
  }
  get allScored(): boolean {
    return [...this.experts].every(([name, { state }]) => state !== "free" || this.scores.has(name));
  }
  /** The draft is not what the cluster confirmed any more. */
  askAgain(): void {
    if (this.check) this.check.confirmed = false;
  }
  /** The cluster is told how the board decided by the letter. */
  told(person: string | null): CaseState {
    const decided = this.state === "awarded" || this.state === "refused";
    const ofCluster = ROLES[person ?? ""]?.includes("cluster") ?? false;
    return decided && ofCluster && this.sentOn === null ? "before_board" : this.state;
  }
  counted(row: string): number | null {
    const given = new Set([...this.scores.values()].map((points) => points[row]));
    const [only] = given;
    return this.agreed.get(row) ?? (given.size === 1 && only !== undefined ? only : null);
  }
  /** 1.1: at least 120 of 150. */
  get enough(): boolean {
    return ROWS.reduce((sum, row) => sum + (this.counted(row) ?? 0), 0) >= 120;
  }
  /** 2.5: a minimum requirement is that three of ten were contacted; nobody knows is neither met nor failed. */
  get ruled(): "awarded" | "refused" | "undecided" {
    const contacts = this.contacted === undefined ? "met" : contactGate(this.contacted);
    if (!this.enough || contacts === "failed") return "refused";
    return contacts === "met" ? "awarded" : "undecided";
  }
  get settled(): boolean {
    return !this.contactsOpen && ROWS.every((row) => this.counted(row) !== null);
  }
  get entitled(): string[] {
    return MEMBERS.filter(
      (member) =>
        !this.conflicts.has(member) &&
        !this.experts.has(member) &&
        !this.judges.has(member) &&
        // nobody decides on what he prepared himself
        !this.led.has(member),
    );
  }
  count(vote: string): number {
    return this.entitled.filter((member) => this.votes.get(member) === vote).length;
  }
  get favours(): "awarded" | "refused" {
    return (this.recommended?.outcome === "award") === this.count("for") > this.count("against")
      ? "awarded"
      : "refused";
  }
}
