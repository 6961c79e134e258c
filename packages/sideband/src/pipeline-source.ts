declare const PIPELINE_SOURCE: string | undefined;

/**
 * Where a thread finds the pipeline: in the sources at its own file, in the build at a copy that is part of the code, so
 * that it is there however the application was bundled.
 */
export const pipelineSource = (): URL => {
  if (typeof PIPELINE_SOURCE === "undefined") return new URL("./export-pipeline.ts", import.meta.url);
  return new URL(`data:text/javascript;base64,${Buffer.from(PIPELINE_SOURCE).toString("base64")}`);
};
