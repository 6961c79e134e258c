// TypeScript 7 finds a module to augment only where it is imported too.
// oxlint-disable-next-line import/no-empty-named-blocks, unicorn/require-module-specifiers
import type {} from "vitest";

import type { SpanMatchers } from "./matchers/matcher-types.ts";

export { spanMatchers } from "./matchers/span-matchers.ts";
export { traceSerializer } from "./snapshot/trace-serializer.ts";

export type { SpanMatchers } from "./matchers/matcher-types.ts";

declare module "vitest" {
  // An interface merges only with one that has the same parameters, by the same names.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends SpanMatchers<R> {}
}
