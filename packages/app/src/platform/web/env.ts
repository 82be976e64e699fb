import type { Language } from "@klynge/core";
import type { Say } from "../i18n/texts.ts";
import type { Services } from "../services.ts";

/** What every handler finds in its context. */
export interface AppEnv {
  Variables: {
    services: Services;
    /** Null for nobody in particular. */
    person: Person | null;
    /** Clusters that the person works for, two at most: one stays in the menu, of several one is chosen. */
    ownClusters: readonly string[];
    language: Language;
    /** Those that this installation speaks, a setting of its administrator. */
    languages: readonly Language[];
    say: Say;
    /** Goes into every form; see forgery.ts. */
    formToken: string;
  };
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly offices: readonly Office[];
  readonly sessionId: string;
}

/** The first two see every cluster; the board sees cases, an appeals officer the ones given to him. */
export type Office = "administrator" | "secretariat" | "board" | "appeals";
