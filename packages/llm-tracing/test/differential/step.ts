import { type Reply, reply } from "@sideband/testing-utils";
import fc from "fast-check";

const SETTLE_BY = ["await", "then", "catch", "finally", "withResponse", "asResponse", "twice", "together"] as const;
const OPEN_BY = ["iterator", "tee", "toReadableStream"] as const;
const READ_BY = ["next", "together", "left together", "return", "throw", "rest"] as const;
const LEAVE_BY = ["break", "throw", "end"] as const;
const STOP_BY = ["signal", "controller"] as const;
const REFUSE_BY = ["signal", "method"] as const;
const LOOK_AT = ["client", "promise", "stream", "clone"] as const;

/** What a program does next. Numbers choose among what there is, modulo how many there are. */
export type Step =
  | { readonly do: "call"; readonly way: number; readonly reply: Reply }
  | { readonly do: "stop"; readonly way: number; readonly reply: Reply; readonly by: (typeof STOP_BY)[number] }
  | { readonly do: "refuse"; readonly way: number; readonly by: (typeof REFUSE_BY)[number] }
  | { readonly do: "settle"; readonly promise: number; readonly by: (typeof SETTLE_BY)[number] }
  | { readonly do: "open"; readonly stream: number; readonly by: (typeof OPEN_BY)[number] }
  | { readonly do: "read"; readonly reader: number; readonly by: (typeof READ_BY)[number] }
  | { readonly do: "walk"; readonly stream: number; readonly most: number; readonly by: (typeof LEAVE_BY)[number] }
  | { readonly do: "abort"; readonly stream: number }
  | { readonly do: "look"; readonly at: (typeof LOOK_AT)[number] };

const calls = [{ name: "find_order", arguments: { id: 7 } }];

/** Whatever a provider may do without taking its time. */
const replies: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom("Hello, world!", "one two three four five six", '{"answer":42}')
      .map((text) => reply.text(text)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(reply.toolCalls(calls), reply.toolCalls([...calls, ...calls]), reply.refusal()),
  },
  { weight: 2, arbitrary: fc.constantFrom(400, 401, 404, 429, 500, 503).map((status) => reply.status(status)) },
  { weight: 2, arbitrary: fc.nat(4).map((afterChunks) => reply.truncated({ afterChunks })) },
  { weight: 1, arbitrary: fc.nat(4).map((afterChunks) => reply.malformed({ afterChunks })) },
  { weight: 1, arbitrary: fc.nat(4).map((afterChunks) => reply.streamError({ afterChunks })) },
  { weight: 1, arbitrary: fc.constant(reply.disconnect()) },
);

/** A provider that falls silent, at once or in the middle. */
const silence: fc.Arbitrary<Reply> = fc
  .option(fc.nat(4), { nil: undefined })
  .map((afterChunks) => reply.hang(afterChunks === undefined ? undefined : { afterChunks }));

const index = fc.nat(1000);

const one = <Do extends string>(kind: Do): fc.Arbitrary<Do> => fc.constant(kind);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: one("call"), way: index, reply: replies }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: one("stop"), way: index, reply: silence, by: fc.constantFrom(...STOP_BY) }),
  },
  { weight: 1, arbitrary: fc.record({ do: one("refuse"), way: index, by: fc.constantFrom(...REFUSE_BY) }) },
  { weight: 12, arbitrary: fc.record({ do: one("settle"), promise: index, by: fc.constantFrom(...SETTLE_BY) }) },
  { weight: 6, arbitrary: fc.record({ do: one("open"), stream: index, by: fc.constantFrom(...OPEN_BY, "iterator") }) },
  {
    weight: 16,
    arbitrary: fc.record({
      do: one("read"),
      reader: index,
      by: fc.constantFrom(...READ_BY, "next", "next", "next"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: one("walk"), stream: index, most: fc.nat(5), by: fc.constantFrom(...LEAVE_BY) }),
  },
  { weight: 2, arbitrary: fc.record({ do: one("abort"), stream: index }) },
  { weight: 4, arbitrary: fc.record({ do: one("look"), at: fc.constantFrom(...LOOK_AT) }) },
);

const STEPS = 200;

/** A program of 200 steps. */
export const program: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  minLength: STEPS,
  maxLength: STEPS,
  size: "max",
});

/** Whether a step calls a model. */
export const callsModel = ({ do: kind }: Step): boolean => kind === "call" || kind === "stop" || kind === "refuse";
