import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt } from "better-auth/crypto";
import type { Services } from "../../../platform/services.ts";
import { claimStep, secondStepOf } from "../auth-queries.ts";
import { accountSessions } from "../sessions.ts";

const STEP_MS = 30_000;

/**
 * A code opens once (RFC 6238, 5.2): whoever looked over a shoulder comes too late. The library takes the code of this half minute
 * and of its neighbours, as often as it is sent; so its half minute is put down before the library is asked.
 * @returns what to ask the library with: the code, or for one whose half minute was used or is over, one that is surely wrong and
 *   counts as such
 */
export async function claimCode(services: Services, personId: string, code: string): Promise<string> {
  const secret = await services.db.asAuth((tx) => secondStepOf(tx, personId));
  if (secret === null) return code;
  const { secretConfig } = await accountSessions(services).auth.$context;
  const otp = createOTP(await symmetricDecrypt({ key: secretConfig, data: secret }));
  const present = Math.floor(Date.now() / STEP_MS);
  for (const step of [present - 1, present, present + 1])
    if ((await otp.hotp(step)) === code)
      return (await services.db.asAuth((tx) => claimStep(tx, personId, step))) ? code : "";
  return code;
}
