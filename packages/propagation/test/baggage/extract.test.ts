import { propagation, ROOT_CONTEXT } from "@opentelemetry/api";
import { BaggagePropagator } from "@sideband/propagation";
import { expect, test } from "vitest";

import { baggageOf, type Entry, extract } from "./support.ts";

test.for<[name: string, header: unknown, entries: Entry[]]>([
  [
    "empty members",
    ",a=1, ,\t,b=2,",
    [
      ["a", "1"],
      ["b", "2"],
    ],
  ],
  [
    "empty values",
    "a=,b= ,c=;p",
    [
      ["a", ""],
      ["b", ""],
      ["c", "", "p"],
    ],
  ],
  ["an equal sign first in the value", "a==", [["a", "="]]],
  [
    "keys as they are",
    "a%20b=1,A=2,a=3",
    [
      ["a%20b", "1"],
      ["A", "2"],
      ["a", "3"],
    ],
  ],
  ["a plus sign as a plus sign", "a=1+1", [["a", "1+1"]]],
  [
    "octets that are no UTF-8",
    "a=%ff,b=x%C3y,c=%ED%A0%80,d=%C0%AF,e=%F0%9F%98",
    [
      ["a", "�"],
      ["b", "x�y"],
      ["c", "���"],
      ["d", "��"],
      ["e", "�"],
    ],
  ],
  [
    "a percent sign without digits",
    "a=100%,b=%zz,c=%4,d=%%41",
    [
      ["a", "100%"],
      ["b", "%zz"],
      ["c", "%4"],
      ["d", "%A"],
    ],
  ],
  [
    "what only borders on digits",
    "a=%4g,b=%G4,c=%4:,d=%/4,e=%4@,f=%`4%f0%F0",
    [
      ["a", "%4g"],
      ["b", "%G4"],
      ["c", "%4:"],
      ["d", "%/4"],
      ["e", "%4@"],
      ["f", "%`4\ufffd\ufffd"],
    ],
  ],
  [
    "good values after a bad one",
    "a=%ff,b=%C3%A9,c=é%20",
    [
      ["a", "�"],
      ["b", "é"],
      ["c", "é "],
    ],
  ],
  ["lower-case digits", "a=%c3%a9", [["a", "é"]]],
  [
    "characters that should have been encoded",
    'a="x y"\\,b=é',
    [
      ["a", '"x y"\\'],
      ["b", "é"],
    ],
  ],
  ["properties as they came", "a=1; p = %20 ;q ", [["a", "1", "p = %20 ;q"]]],
  [
    "no properties after a semicolon",
    "a=1;,b=2; ",
    [
      ["a", "1"],
      ["b", "2"],
    ],
  ],
  [
    "many headers as one",
    ["a=1", "", "b=2,c=3"],
    [
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ],
  ],
  [
    "a list with what is no header",
    ["a=1", undefined, 7, null, "b=2"],
    [
      ["a", "1"],
      ["b", "2"],
    ],
  ],
])("takes %s", ([, header, entries]) => {
  expect(extract(header)).toMatchObject({ entries, violations: [] });
});

test("skips malformed members, and says where they stood", () => {
  const { entries, violations } = extract(["a=1,b,=2, é=3,,c d=4", "e;=5,f\n=6,g=7"]);
  expect(entries).toEqual([
    ["a", "1"],
    ["g", "7"],
  ]);
  expect(violations).toEqual([1, 2, 3, 5, 6, 7].map((position) => ({ reason: "invalid_member", position })));
});

test("of one key the last value counts, at the place of the first", () => {
  const { entries, violations } = extract("a=1;p,b=2,a=3,c=4,a=5");
  expect(entries).toEqual([
    ["a", "5"],
    ["b", "2"],
    ["c", "4"],
  ]);
  expect(violations).toEqual([
    { reason: "duplicate_key", position: 0 },
    { reason: "duplicate_key", position: 2 },
  ]);
});

test.for<[name: string, header: unknown]>([
  ["none", undefined],
  ["an empty one", ""],
  ["one of white space", " \t, ,"],
  ["a list of none", []],
  ["a number", 7],
  ["an object", { length: 3 }],
])("from %s comes no baggage, and that of the context stays", ([, header]) => {
  const own = propagation.setBaggage(ROOT_CONTEXT, baggageOf([["own", "1"]]));
  const getter = { keys: () => [], get: () => header as string };
  expect(new BaggagePropagator().extract(own, {}, getter)).toBe(own);
});

test("what comes takes the place of the context's baggage", () => {
  const own = propagation.setBaggage(ROOT_CONTEXT, baggageOf([["own", "1"]]));
  const extracted = new BaggagePropagator().extract(own, {}, { keys: () => [], get: () => "a=1" });
  expect(propagation.getBaggage(extracted)?.getAllEntries()).toStrictEqual([["a", { value: "1" }]]);
});

test("a getter that throws, or is none, is reported and not thrown", () => {
  const heard: unknown[] = [];
  const propagator = new BaggagePropagator({
    onViolations: (violations, direction) => heard.push(direction, ...violations),
  });
  const throwing = (): never => {
    throw new Error("no");
  };
  expect(propagator.extract(ROOT_CONTEXT, {}, { keys: () => [], get: throwing })).toBe(ROOT_CONTEXT);
  expect(propagator.extract(ROOT_CONTEXT, undefined, undefined as never)).toBe(ROOT_CONTEXT);
  expect(heard).toEqual(["inbound", { reason: "unreadable" }, "inbound", { reason: "unreadable" }]);
});

test("takes only the keys that are trusted, and the others use up nothing", () => {
  const header = `x=${"1".repeat(8000)},tenant=acme,x2=${"2".repeat(4000)},plan=${"3".repeat(4000)}`;
  const { entries, violations } = extract(header, { trust: { allow: ["plan", "tenant", "absent"] } });
  expect(entries.map(([key]) => key)).toEqual(["tenant", "plan"]);
  expect(violations).toEqual([]);
});

test("takes nothing from whom nobody trusts, and does not even read it", () => {
  expect(extract("a=1,b", { trust: "restart" })).toMatchObject({ entries: [], violations: [] });
});

test("trusts by the carrier, and nobody where that fails", () => {
  const trust = (carrier: unknown): "accept" | "restart" => {
    const { from } = carrier as { from?: string };
    if (from === undefined) throw new Error("no");
    return from === "gateway" ? "accept" : from === "internet" ? "restart" : (from as "accept");
  };
  const propagator = new BaggagePropagator({ trust });
  const keysFrom = (carrier: object): unknown => {
    const context = propagator.extract(ROOT_CONTEXT, carrier, { keys: () => [], get: () => "a=1" });
    return propagation.getBaggage(context)?.getAllEntries().length ?? 0;
  };
  expect([{ from: "gateway" }, { from: "internet" }, { from: "nonsense" }, {}].map(keysFrom)).toEqual([1, 0, 0, 0]);
});
