import * as stable from "@opentelemetry/semantic-conventions";
import * as incubating from "@opentelemetry/semantic-conventions/incubating";
import * as sideband from "@sideband/semconv";

import { Random } from "../random.ts";
import * as make from "./identifiers.ts";

/** Values of which none may ever be touched. */
export interface CleanList {
  readonly sort: string;
  readonly values: readonly string[];
}

const SEED = 20_260_303;

/** All strings in something, keys of objects included. */
function* stringsIn(value: unknown, depth: number = 0): Generator<string> {
  if (typeof value === "string") yield value;
  if (typeof value !== "object" || value === null || depth > 6) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key;
    yield* stringsIn(inner, depth + 1);
  }
}

const constants = (prefix: RegExp, module: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(module)
    .filter(([name, value]) => prefix.test(name) && typeof value === "string")
    .map(([, value]) => value as string);

const made = (sort: string, count: number, source: (random: Random) => string): CleanList => {
  const random = new Random(SEED);
  return { sort, values: Array.from({ length: count }, () => source(random)) };
};

const modules = [stable, incubating] as readonly Readonly<Record<string, unknown>>[];

/** Every key and value that the conventions name, and what identifies things in telemetry. */
export const cleanLists = (): CleanList[] => [
  {
    sort: "convention keys",
    values: modules.flatMap((module) => constants(/^(?:ATTR|METRIC|EVENT|SEMATTRS)_/, module)),
  },
  { sort: "convention values", values: modules.flatMap((module) => constants(/_VALUE_/, module)) },
  { sort: "our own names", values: [...new Set(stringsIn(sideband))] },
  made("UUIDs", 10_000, make.uuid),
  made("trace ids", 10_000, make.traceId),
  made("span ids", 10_000, make.spanId),
  made("git hashes", 5000, make.gitHash),
  made("short git hashes", 5000, make.shortGitHash),
  made("digests", 2000, (random) => `sha256:${make.sha256(random)}`),
  made("ULIDs", 2000, make.ulid),
  made("object ids", 2000, make.objectId),
  made("base64 images", 300, make.imageUri),
  made("lock file hashes", 1000, make.integrity),
  made("ISO dates", 5000, (random) => random.pick([make.isoDate, make.isoTime])(random)),
  made("version strings", 10_000, make.version),
];
