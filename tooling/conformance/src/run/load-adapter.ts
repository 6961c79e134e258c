import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import type { ReadableSpan } from "@opentelemetry/sdk-trace";

import type { Adapter } from "../adapter.ts";
import { conventions } from "../conventions.ts";
import type { SpanReader } from "../span-reader.ts";

const BUILT_IN: ReadonlySet<string> = new Set(["sideband", "openinference", "langfuse"]);

/** Where an adapter is: one of ours by its name, any other by the path of its module. */
export const adapterUrl = (adapter: string): string =>
  BUILT_IN.has(adapter)
    ? new URL(`../adapters/${adapter}.ts`, import.meta.url).href
    : pathToFileURL(resolve(adapter)).href;

/** An adapter with a reader for everything. */
export interface LoadedAdapter extends Adapter {
  readonly read: SpanReader<ReadableSpan>;
}

/** @throws TypeError where the module exports no `adapter`. */
export const loadAdapter = async (url: string): Promise<LoadedAdapter> => {
  const { adapter } = (await import(url)) as { adapter?: Adapter };
  if (typeof adapter?.instrument === "function") return { ...adapter, read: { ...conventions, ...adapter.read } };
  throw new TypeError(`Expected ${url} to export an \`adapter\` with a method \`instrument\`, got ${typeof adapter}`);
};
