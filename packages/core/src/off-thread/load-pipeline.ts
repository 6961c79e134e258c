import { errorText } from "../error-text.ts";
import type { PipelineFactory } from "./define-pipeline.ts";

/**
 * The factory that a module exports by default.
 *
 * @throws TypeError when it exports none; whatever the import throws.
 */
export const loadPipeline = async (url: string): Promise<PipelineFactory> => {
  const exported = (await importModule(url)).default;
  if (isFactory(exported)) return exported;
  // A CommonJS module that was compiled from ES modules.
  const inner: unknown = typeof exported === "object" && exported !== null && "default" in exported && exported.default;
  if (isFactory(inner)) return inner;
  throw new TypeError("Expected the pipeline module to export `definePipeline(…)` by default");
};

/** Where there is no such module, Node.js says who wanted it: here the whole text of the thread, as a `data:` URL. */
const IMPORTER = / imported from data:\S*/;

const importModule = async (url: string): Promise<{ readonly default?: unknown }> => {
  try {
    // Bundlers are to leave it alone: what is imported is known to the application only.
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ url)) as { readonly default?: unknown };
  } catch (error) {
    const text = errorText(error);
    throw IMPORTER.test(text) ? new Error(text.replace(IMPORTER, ""), { cause: error }) : error;
  }
};

const isFactory = (value: unknown): value is PipelineFactory => typeof value === "function";
