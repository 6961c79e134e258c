import type { spanMatchers } from "./span-matchers.ts";

type WithoutReceived<Matcher> = Matcher extends (received: never, ...args: infer Args) => unknown ? Args : never;

/** The methods that `expect.extend(spanMatchers)` adds to `expect(spans)`. */
export type SpanMatchers<Result> = {
  [Name in keyof typeof spanMatchers]: (...args: WithoutReceived<(typeof spanMatchers)[Name]>) => Result;
};
