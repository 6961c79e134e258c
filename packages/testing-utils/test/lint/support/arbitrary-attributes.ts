import { ATTRIBUTES } from "@sideband/semconv";
import fc from "fast-check";

import { OLDER_NAMES } from "../../../src/lint/older-names.ts";

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const throwing = (): never => {
  throw new Error("hostile");
};

const hostileProxy = new Proxy([], { get: throwing, ownKeys: throwing, has: throwing, getPrototypeOf: throwing });

const circle: Record<string, unknown> = { type: "text" };
for (let index = 0; index < 20; index += 1) circle[`way${index}`] = circle;

const circularList: unknown[] = [];
circularList.push(circularList, circularList, { parts: circularList });

const sparse: unknown[] = [];
sparse.length = 4_294_967_295;

const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;

/** What no SDK would keep, and what some would. */
const HOSTILE: readonly unknown[] = [
  revoked(),
  hostileProxy,
  circle,
  circularList,
  sparse,
  deep,
  JSON.stringify("x".repeat(50_000)),
  Symbol("s"),
  throwing,
  new Date(Number.NaN),
  10n ** 400n,
  -(10n ** 400n),
  Number.NaN,
  -Infinity,
  Number("-0"),
  new Uint8Array(3),
  new Map([[1, 2]]),
  Object.create(null),
  {
    get role(): never {
      return throwing();
    },
  },
  { toString: throwing, valueOf: throwing, toJSON: throwing },
  "__proto__",
  "constructor",
  "\u001b[2J\u0000\ud800",
];

/** Behind a function: a library that makes values looks at them, too. */
export const hostileValue: fc.Arbitrary<() => unknown> = fc
  .nat(HOSTILE.length - 1)
  .map((index) => () => HOSTILE[index]);

export const key: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.keys(ATTRIBUTES), ...OLDER_NAMES.keys()) },
  { weight: 1, arbitrary: fc.string().map((text) => `gen_ai.${text}`) },
  { weight: 1, arbitrary: fc.nat().map((index) => `gen_ai.prompt.${index}.content`) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "gen_ai.constructor", "gen_ai.", "sideband.x") },
  { weight: 1, arbitrary: fc.string() },
);

const wellKnown: readonly string[] = Object.values(ATTRIBUTES).flatMap(({ values = [] }) => values);

const message = fc.record(
  {
    role: fc.constantFrom("user", "assistant"),
    content: fc.string(),
    parts: fc.array(
      fc.dictionary(fc.constantFrom("type", "content", "name", "response", "modality"), fc.string({ maxLength: 4 })),
    ),
  },
  { requiredKeys: [] },
);

/** What an SDK keeps as it is. */
export const soundValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.constantFrom(...wellKnown, "stop", "tool_calls", "a b", ""),
  fc.integer({ min: -10, max: 1000 }),
  fc.double({ min: -1e6, max: 1e6, noDefaultInfinity: true, noNaN: true }),
  fc.constant(Number.NaN),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.array(message, { maxLength: 3 }).map((messages) => JSON.stringify(messages)),
  fc.constantFrom("0af7651916cd43dd8448eb211c80319c"),
);
