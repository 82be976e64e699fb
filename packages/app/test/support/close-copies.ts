import { afterAll, afterEach, beforeEach } from "vitest";
import { closeCopies, noteTest } from "./open-copy.ts";

/** Databases in memory end with the test, or the file, that opened them: a hundred of them at once fill the memory of a machine. */
beforeEach(() => noteTest(true));
afterEach(async () => {
  await closeCopies("test");
  noteTest(false);
});
afterAll(() => closeCopies("file"));
