import {
  type Baggage,
  type BaggageEntry,
  baggageEntryMetadataFromString,
  createContextKey,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
} from "@opentelemetry/api";
import { suppressTracing } from "@opentelemetry/core";
import { BaggagePropagator, type BaggagePropagatorOptions, type BaggageViolation } from "@sideband/propagation";
import fc from "fast-check";
import { expect, test, vi } from "vitest";

import { baggageOf, type Entry, extract, inject } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 150);

test.for<[name: string, value: string, encoded: string]>([
  ["what may stand as it is", "!#$&'()*-./0123456789:<=>?@AZ[]^_`az{|}~", "!#$&'()*-./0123456789:<=>?@AZ[]^_`az{|}~"],
  ["what separates", 'a,b;c "d"\\', "a%2Cb%3Bc%20%22d%22%5C"],
  ["a percent sign, which is never taken for encoded", "100% %41", "100%25%20%2541"],
  ["a plus sign, which some receivers decode as a space", "a+b", "a%2Bb"],
  ["line breaks and other control characters", "a\r\nSet-Cookie: b\0\x7f", "a%0D%0ASet-Cookie:%20b%00%7F"],
  ["two, three and four bytes of UTF-8", "é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"],
  [
    "the borders of their ranges",
    "\x80\u07ff\u0800\uffff\u{10000}\u{10ffff}",
    "%C2%80%DF%BF%E0%A0%80%EF%BF%BF%F0%90%80%80%F4%8F%BF%BF",
  ],
  ["a byte order mark", "\ufeffa", "%EF%BB%BFa"],
  ["nothing", "", ""],
])("encodes %s", ([, value, encoded]) => {
  expect(inject(baggageOf([["key", value]]))).toEqual({ header: `key=${encoded}`, violations: [] });
  expect(extract(`key=${encoded}`).entries).toEqual([["key", value]]);
});

test.for(["\ud800", "\udbff", "\udc00", "\udfff"])(
  "a lone surrogate becomes U+FFFD, and is reported: %j",
  (surrogate) => {
    const violations = [{ reason: "replaced_characters", position: 1 }];
    const baggage = baggageOf([
      ["a", "1"],
      ["key", `é${surrogate}x`],
    ]);
    expect(inject(baggage)).toEqual({ header: "a=1,key=%C3%A9%EF%BF%BDx", violations });
  },
);

test("keys that are no tokens are dropped, and no other key is made of them", () => {
  const bad = ["", "a b", "a,b", "a=b", "a;b", "é", "a\r\nb", "😀", '"a"', "a/b", "(a)", "a\x7f", "\ud800"];
  const { header, violations } = inject(
    baggageOf([["first", "1"], ...bad.map((key): Entry => [key, "x"]), ["last", "2"]]),
  );
  expect(header).toBe("first=1,last=2");
  expect(violations).toEqual(bad.map((_, index) => ({ reason: "invalid_key", position: index + 1 })));
});

test("every character of a token may stand in a key", () => {
  const key = "!#$%&'*+-.^_`|~09azAZ";
  expect(inject(baggageOf([[key, "1"]])).header).toBe(`${key}=1`);
  expect(extract(`${key}=1`).entries).toEqual([[key, "1"]]);
});

test("keys that name members of every object are keys like others", () => {
  const entries: Entry[] = [
    ["__proto__", "1"],
    ["constructor", "2"],
    ["toString", "3"],
    ["10", "4"],
    ["2", "5"],
  ];
  const { header } = inject(baggageOf(entries));
  expect(header).toBe("__proto__=1,constructor=2,toString=3,10=4,2=5");
  expect(extract(header).entries).toEqual(entries);
  expect(extract(header).baggage?.getEntry("hasOwnProperty")).toBeUndefined();
  expect(({} as { polluted?: unknown })["polluted"]).toBeUndefined();
});

test.for<[name: string, properties: string, sent: string]>([
  ["keys and pairs", "a;b=1;c", ";a;b=1;c"],
  ["white space around all parts", " a ;\tb = 1 ; c\t", ";a;b=1;c"],
  ["what is encoded already, as it is", "a=%20%C3%a9%zz", ";a=%20%C3%a9%25zz"],
  ["what may not stand there, encoded", 'a=x y,"\\é\r\n', ";a=x%20y%2C%22%5C%C3%A9%0D%0A"],
  ["a plus sign and equal signs, as they are", "a=1+1=2", ";a=1+1=2"],
  ["empty ones not at all", ";;a;;", ";a"],
  ["an empty value", "a=", ";a="],
  ["none", "", ""],
])("writes properties: %s", ([, properties, sent]) => {
  expect(inject(baggageOf([["key", "1", properties]]))).toEqual({ header: `key=1${sent}`, violations: [] });
});

test("properties without a token as their key are left out, and the entry is kept", () => {
  const { header, violations } = inject(baggageOf([["key", "1", "a b;c,d=1;\r\nX: 1;ok=1;=2;é"]]));
  expect(header).toBe("key=1;ok=1");
  expect(violations).toEqual(
    [0, 1, 2, 4, 5].map((property) => ({ reason: "invalid_property", position: 0, property })),
  );
});

test("a lone surrogate in a property becomes U+FFFD", () => {
  expect(inject(baggageOf([["key", "1", "a=\ud800"]])).header).toBe("key=1;a=%EF%BF%BD");
});

const entry = (value: unknown): BaggageEntry => ({ value }) as unknown as BaggageEntry;
const throwing = (): never => {
  throw new Error("no");
};

test("entries that cannot be read are left out", () => {
  const pairs = [
    ["ok", entry("1")],
    ["number", entry(1)],
    ["nothing", undefined],
    ["getter", Object.defineProperty({}, "value", { get: throwing })],
    ["metadata", { value: "1", metadata: { toString: throwing } }],
    ["textless", { value: "1", metadata: { toString: () => 7 } }],
    undefined,
    [1, entry("1")],
    [Symbol("s"), entry("1")],
    ["null", { value: "1", metadata: null }],
  ];
  const { header, violations } = inject({ getAllEntries: () => pairs } as unknown as Baggage);
  expect(header).toBe("ok=1,null=1");
  expect(violations.map(({ reason, ...rest }) => [reason, "position" in rest && rest.position])).toEqual([
    ["unreadable_entry", 1],
    ["unreadable_entry", 2],
    ["unreadable_entry", 3],
    ["unreadable_entry", 4],
    ["unreadable_entry", 5],
    ["unreadable_entry", 6],
    ["invalid_key", 7],
    ["invalid_key", 8],
  ]);
});

test.for<[name: string, baggage: unknown]>([
  ["without methods", {}],
  ["that throws", { getAllEntries: throwing }],
  ["that returns nothing", { getAllEntries: () => undefined }],
  ["that returns a text", { getAllEntries: () => "ab" }],
  ["that returns an object", { getAllEntries: () => ({}) }],
  ["that is a revoked proxy", Proxy.revocable({}, {})],
])("a baggage %s sends nothing, and throws nothing", ([, baggage]) => {
  if (baggage !== null && typeof baggage === "object" && "revoke" in baggage) (baggage as { revoke(): void }).revoke();
  const foreign = baggage !== null && typeof baggage === "object" && "proxy" in baggage ? baggage.proxy : baggage;
  expect(inject(foreign as Baggage).header).toBeUndefined();
  expect(inject(foreign as Baggage).violations).not.toEqual([]);
});

test.for<[name: string, carrier: unknown]>([
  ["nothing", undefined],
  ["a frozen object", Object.freeze({})],
])("a carrier that is %s throws nothing", ([, carrier]) => {
  const heard: unknown[] = [];
  const propagator = new BaggagePropagator({ onViolations: (violations) => heard.push(...violations) });
  const setter = {
    set: (target: unknown, key: string, value: string) => void ((target as Record<string, string>)[key] = value),
  };
  const baggage = baggageOf([
    ["a", "1"],
    ["not a token", "2"],
  ]);
  propagator.inject(propagation.setBaggage(ROOT_CONTEXT, baggage), carrier, setter);
  expect(heard).toEqual([{ reason: "invalid_key", position: 1 }, { reason: "unreadable" }]);
});

test("without baggage, or with an empty one, no header is set", () => {
  const carrier = {};
  new BaggagePropagator().inject(ROOT_CONTEXT, carrier, defaultTextMapSetter);
  new BaggagePropagator().inject(propagation.setBaggage(ROOT_CONTEXT, baggageOf([])), carrier, defaultTextMapSetter);
  expect(carrier).toEqual({});
});

test("where tracing is suppressed nothing is sent, as with the stock propagator", () => {
  const context = propagation.setBaggage(ROOT_CONTEXT, baggageOf([["a", "1"]]));
  const carrier = {};
  new BaggagePropagator().inject(suppressTracing(context), carrier, defaultTextMapSetter);
  expect(carrier).toEqual({});
  new BaggagePropagator().inject(
    context.setValue(createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING"), false),
    carrier,
    defaultTextMapSetter,
  );
  expect(carrier).toEqual({ baggage: "a=1" });
});

test("a baggage that changes while it is written does no harm to another", () => {
  const propagator = new BaggagePropagator();
  const inner = propagation.setBaggage(ROOT_CONTEXT, baggageOf([["inner", "é".repeat(50)]]));
  const metadata = {
    toString: () => {
      propagator.inject(inner, {}, defaultTextMapSetter);
      return "p=é";
    },
  };
  const outer = {
    getAllEntries: () => [
      ["outer", { value: "ö", metadata }],
      ["last", { value: "ü" }],
    ],
  };
  expect(inject(outer as unknown as Baggage).header).toBe("outer=%C3%B6;p=%C3%A9,last=%C3%BC");
});

/** One propagator, for call after call. */
const sender = (
  options: BaggagePropagatorOptions = {},
): { send: (baggage: Baggage) => string | undefined; told: string[] } => {
  const told: string[] = [];
  const propagator = new BaggagePropagator({
    ...options,
    onViolations: (violations) => told.push(violations.map(({ reason }) => reason).join()),
  });
  const send = (baggage: Baggage): string | undefined => {
    const carrier: { baggage?: string } = {};
    propagator.inject(propagation.setBaggage(ROOT_CONTEXT, baggage), carrier, defaultTextMapSetter);
    return carrier.baggage;
  };
  return { send, told };
};

test("names its header", () => {
  expect(new BaggagePropagator().fields()).toEqual(["baggage"]);
});

test("what somebody has changed in a baggage goes along, although it went along before as it was", () => {
  const { send } = sender();
  const given = { value: "1" };
  const baggage = baggageOf([["b", "2"]]).setEntry("a", given);
  expect([send(baggage), send(baggage)]).toEqual(["b=2,a=1", "b=2,a=1"]);
  given.value = "3";
  expect(send(baggage)).toBe("b=2,a=3");
  for (const [, entry] of baggage.getAllEntries()) entry.value = "redacted";
  expect(send(baggage)).toBe("b=redacted,a=redacted");
  for (const [, entry] of baggage.getAllEntries()) entry.metadata = baggageEntryMetadataFromString("p");
  expect(send(baggage)).toBe("b=redacted;p,a=redacted;p");
  for (const [, entry] of baggage.getAllEntries()) delete entry.metadata;
  expect(send(baggage)).toBe("b=redacted,a=redacted");
  for (const [, entry] of baggage.getAllEntries()) (entry as { value: unknown }).value = 1;
  expect(send(baggage)).toBeUndefined();
});

test("what goes along with call after call is encoded once", () => {
  const encode = vi.spyOn(String.prototype, "isWellFormed");
  try {
    const { send } = sender();
    const baggages = [baggageOf([["a", "é"]]), baggageOf([["a", "é"]])];
    for (const baggage of baggages) expect([send(baggage), send(baggage)]).toEqual(["a=%C3%A9", "a=%C3%A9"]);
    expect(encode.mock.contexts.filter((text) => String(text) === "é")).toHaveLength(1);
  } finally {
    encode.mockRestore();
  }
});

test("whatever went along before, a baggage is written as if it were the first", () => {
  const key = fc.constantFrom("a", "b", "not a token");
  const text = fc.constantFrom("", "1", "2", "é", "\ud800");
  const entries = fc.array(fc.oneof(fc.tuple(key, text), fc.tuple(key, text, fc.constantFrom("", "p"))), {
    maxLength: 3,
  });
  const limits = { maxEntries: 2, maxTotalBytes: 12 };
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 30, size: "max" }), (all) => {
      const { send } = sender({ limits });
      for (const one of all) expect(send(baggageOf(one))).toBe(inject(baggageOf(one), { limits }).header);
    }),
    { numRuns },
  );
});

test("a baggage that could not be read once is read the next time", () => {
  const { send, told } = sender();
  let reads = 0;
  const baggage = {
    getAllEntries: () => {
      if (reads++ === 0) throw new Error("no");
      return [["a", { value: "1" }]];
    },
  } as unknown as Baggage;
  expect([send(baggage), send(baggage)]).toEqual([undefined, "a=1"]);
  expect(told).toEqual(["unreadable"]);
});

test("a listener that empties what it hears takes nothing from the next", () => {
  for (const baggage of [baggageOf([["not a token", "1"]]), {} as Baggage]) {
    let heard = 0;
    const propagator = new BaggagePropagator({
      onViolations: (violations) => (heard += (violations as BaggageViolation[]).splice(0).length),
    });
    const context = propagation.setBaggage(ROOT_CONTEXT, baggage);
    for (let time = 0; time < 3; time++) propagator.inject(context, {}, defaultTextMapSetter);
    expect(heard).toBe(3);
  }
});

test("a baggage that goes along with call after call, in turn with another, is written and told of each time", () => {
  const { send, told } = sender();
  const one = baggageOf([
    ["a", "1"],
    ["not a token", "2"],
  ]);
  const other = baggageOf([["b", "2"]]);
  const alike = baggageOf([["a", "1"]]);
  expect([one, one, other, one, alike, other].map(send)).toEqual(["a=1", "a=1", "b=2", "a=1", "a=1", "b=2"]);
  expect(told).toEqual(["invalid_key", "invalid_key", "invalid_key"]);
});
