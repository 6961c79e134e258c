declare const WORKER_SOURCE: string | undefined;

/**
 * Where the thread of a pipeline starts: in the sources at their own file, in the build at a copy that is part of the
 * code, so that it is there however the application was bundled.
 */
export const workerSource = (): URL => {
  if (typeof WORKER_SOURCE === "undefined") return new URL("./pipeline-worker.ts", import.meta.url);
  return new URL(`data:text/javascript;base64,${Buffer.from(WORKER_SOURCE).toString("base64")}`);
};
