import type { Files } from "../../src/platform/files.ts";
import type { Jobs } from "../../src/platform/jobs.ts";
import type { Uploads } from "../../src/platform/uploads/uploads.ts";

/** For tests that send no job and keep no file; one that does says so. */
export const noJobs: Jobs = {
  enqueue: (_tx, name) => Promise.reject(new Error(`this test does no job ${name}`)),
  stop: async () => {},
};

export const noFiles: Files = {
  write: () => Promise.reject(new Error("this test keeps no files")),
  take: () => Promise.reject(new Error("this test keeps no files")),
  read: async () => null,
  stream: async () => null,
  has: async () => false,
  remove: async () => {},
};

const refuseUpload = () => Promise.reject(new Error("this test takes no files"));
export const noUploads: Uploads = { hold: refuseUpload, keep: refuseUpload, drop: refuseUpload, close: async () => {} };
