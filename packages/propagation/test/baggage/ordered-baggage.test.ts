import {
  type Baggage,
  type BaggageEntry,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
} from "@opentelemetry/api";
import { BaggagePropagator } from "@sideband/propagation";
import fc from "fast-check";
import { expect, test } from "vitest";

import { baggageOf, entriesOf, extract, inject } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 150);

const received = (header: string): Baggage => {
  const { baggage } = extract(header);
  if (baggage === undefined) throw new Error("expected a baggage");
  return baggage;
};

const keys = fc.constantFrom("a", "b", "c", "1", "0", "__proto__");
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("setEntry" as const), key: keys, value: fc.string({ maxLength: 3 }) }),
    fc.record({ do: fc.constant("removeEntry" as const), key: keys }),
    fc.record({ do: fc.constant("removeEntries" as const), keys: fc.array(keys, { maxLength: 3 }) }),
    fc.record({ do: fc.constant("clear" as const) }),
  ),
  { maxLength: 12, size: "max" },
);
type Step = typeof steps extends fc.Arbitrary<(infer T)[]> ? T : never;

const apply = (baggage: Baggage, step: Step): Baggage => {
  if (step.do === "setEntry") return baggage.setEntry(step.key, { value: step.value });
  if (step.do === "removeEntry") return baggage.removeEntry(step.key);
  if (step.do === "removeEntries") return baggage.removeEntries(...step.keys);
  return baggage.clear();
};

test("a received baggage does what one of the API does, and never changes", () => {
  fc.assert(
    fc.property(steps, (all) => {
      let ours = received("a=1,1=2,b=3;p,0=4");
      let theirs = baggageOf([
        ["a", "1"],
        ["1", "2"],
        ["b", "3", "p"],
        ["0", "4"],
      ]);
      for (const step of all) {
        const before = ours;
        const entriesBefore = entriesOf(ours);
        const headerBefore = inject(ours).header;
        ours = apply(ours, step);
        theirs = apply(theirs, step);
        expect(entriesOf(before)).toEqual(entriesBefore);
        expect(inject(before).header).toBe(headerBefore);
        expect(entriesOf(ours)).toEqual(entriesOf(theirs));
        expect(ours.getEntry("b")?.value).toBe(theirs.getEntry("b")?.value);
        expect(inject(ours)).toEqual(inject(theirs));
      }
    }),
    { numRuns },
  );
});

test("no entry that was given or taken can change it", () => {
  const propagator = new BaggagePropagator();
  const send = (baggage: Baggage): unknown => {
    const carrier: { baggage?: string } = {};
    propagator.inject(propagation.setBaggage(ROOT_CONTEXT, baggage), carrier, defaultTextMapSetter);
    return carrier.baggage;
  };
  const given = { value: "2" };
  const baggage = received("a=1").setEntry("b", given);
  const untouched = received("a=1").setEntry("b", given);
  expect(send(baggage)).toBe("a=1,b=2");
  given.value = "x";
  for (const [, entry] of [...baggage.getAllEntries(), ...untouched.getAllEntries()]) entry.value = "x";
  for (const key of ["a", "b"]) (baggage.getEntry(key) as { value: string }).value = "x";
  baggage.getAllEntries().length = 0;
  for (const one of [baggage, untouched])
    expect(entriesOf(one)).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  expect(send(baggage)).toBe("a=1,b=2");
  expect(send(untouched)).toBe("a=1,b=2");
});

test("each propagator applies its own limits to it, and reports to its own listener", () => {
  const baggage = received("a=1,b=2,c=3");
  for (let round = 0; round < 2; round++) {
    expect(inject(baggage, { limits: { maxEntries: 2 } })).toEqual({
      header: "a=1,b=2",
      violations: [{ reason: "too_many_entries", position: 2, bytes: 3, limit: 2 }],
    });
    expect(inject(baggage)).toEqual({ header: "a=1,b=2,c=3", violations: [] });
  }
});

test("an entry is passed on as it came until it is set anew", () => {
  const baggage = received("a=%41+,b=%ff");
  expect(inject(baggage.setEntry("c", { value: "+" })).header).toBe("a=%41+,b=%ff,c=%2B");
  expect(inject(baggage.setEntry("a", { value: "A+" })).header).toBe("a=A%2B,b=%ff");
  expect(inject(baggage.setEntry("a", baggage.getEntry("b") as { value: string })).header).toBe("a=%EF%BF%BD,b=%ff");
});

test("of what came malformed only that is encoded which the format does not allow", () => {
  expect(inject(received('a="é" 100%%20+,b=\ud800')).header).toBe("a=%22%C3%A9%22%20100%25%20+,b=%EF%BF%BD");
});

test.for<[name: string, header: unknown, sent: string]>([
  ["white space", "a=1, b=2", "a=1,b=2"],
  ["an empty member", "a=1,,b=2", "a=1,b=2"],
  ["a malformed member", "a=1,x,b=2", "a=1,b=2"],
  ["a key twice", "a=1,b=2,a=3", "a=3,b=2"],
  ["properties", "a=1;x y;p,b=2", "a=1;p,b=2"],
  ["a character that the format does not allow", 'a=",b=2', "a=%22,b=2"],
  ["a percent sign without digits", "a=%,b=2", "a=%25,b=2"],
  ["the end of text", "a=1,b=2\x7f", "a=1,b=2%7F"],
  ["a property that has no token as its key", "a=1;x/y;p", "a=1;p"],
  ["many headers", ["a=1", "b=2"], "a=1,b=2"],
  ["a header that is as long as what is good of all", ["a=1,bad", "c=3"], "a=1,c=3"],
  ["nothing wrong", "a=!#$&'()*+-./:<=>?@[]^_`{|}~,b=%C3%A9", "a=!#$&'()*+-./:<=>?@[]^_`{|}~,b=%C3%A9"],
])("what came with %s is passed on well-formed", ([, header, sent]) => {
  const propagator = new BaggagePropagator();
  const carrier: { baggage?: string } = {};
  const context = propagator.extract(ROOT_CONTEXT, { baggage: header }, defaultTextMapGetter);
  propagator.inject(context, carrier, defaultTextMapSetter);
  expect(carrier.baggage).toBe(sent);
});

test("what is not trusted is not passed on, and neither is what was removed", () => {
  const propagator = new BaggagePropagator({ trust: { allow: ["a", "c"] } });
  const context = propagator.extract(ROOT_CONTEXT, { baggage: "a=1,b=2,c=3" }, defaultTextMapGetter);
  const carrier: { baggage?: string } = {};
  propagator.inject(context, carrier, defaultTextMapSetter);
  expect(carrier.baggage).toBe("a=1,c=3");
  const without = propagation.setBaggage(context, (propagation.getBaggage(context) as Baggage).removeEntry("a"));
  propagator.inject(without, carrier, defaultTextMapSetter);
  expect(carrier.baggage).toBe("c=3");
});

test("to set what is no entry throws no more than with the API", () => {
  for (const nothing of [undefined, null]) {
    const baggage = received("a=1").setEntry("b", nothing as unknown as BaggageEntry);
    expect(inject(baggage)).toEqual({ header: "a=1", violations: [{ reason: "unreadable_entry", position: 1 }] });
  }
});
