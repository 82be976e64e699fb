import type { Files } from "../../src/platform/files.ts";
import type { Jobs } from "../../src/platform/jobs.ts";

/** For tests that send no job and keep no file; one that does says so. */
export const noJobs: Jobs = {
  enqueue: (_tx, name) => Promise.reject(new Error(`this test does no job ${name}`)),
  stop: async () => {},
};

export const noFiles: Files = {
  write: () => Promise.reject(new Error("this test keeps no files")),
  read: async () => null,
  has: async () => false,
};
