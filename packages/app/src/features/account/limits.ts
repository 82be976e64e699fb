import type { Limit } from "../../platform/limits.ts";

/** How often one may try to get in, and send letters to others. */
export const LIMITS = {
  sign_in_account: { most: 10, minutes: 15 },
  sign_in_address: { most: 50, minutes: 15 },
  /** Each asking for a challenge writes a row. */
  passkey_address: { most: 50, minutes: 15 },
  recover_account: { most: 3, minutes: 60 },
  recover_address: { most: 20, minutes: 60 },
  sign_up_account: { most: 5, minutes: 60 },
  sign_up_address: { most: 20, minutes: 60 },
  /** Links of letters: invitations, new passwords, addresses to confirm. */
  link_address: { most: 100, minutes: 15 },
  invite_person: { most: 40, minutes: 60 },
  /** The file with everything about oneself. */
  export_person: { most: 10, minutes: 60 },
} as const satisfies Record<string, Limit>;
