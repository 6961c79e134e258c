import {
  type Baggage,
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
  type TextMapPropagator,
} from "@opentelemetry/api";
import { W3CBaggagePropagator } from "@opentelemetry/core";
import { BaggagePropagator } from "@sideband/propagation";

import type { Contest } from "../contest.ts";

const CALLS = 200;
const REACH = 0.5;

type Values = "plain values" | "values to encode";

const valueOf = (values: Values, index: number): string =>
  values === "plain values" ? `value-${index}-0123456789` : `Zoë, order #${index} "été"`;

/** A string as it comes from a socket: flat, and nobody has looked at it yet. */
const arrived = (text: string): string => Buffer.from(text).toString("latin1");

const headerOf = (entries: number, values: Values): string =>
  Array.from({ length: entries }, (_, index) => `app.key${index}=${encodeURIComponent(valueOf(values, index))}`).join(
    ",",
  );

const baggageOf = (entries: number, values: Values, request: number): Baggage =>
  propagation.createBaggage(
    Object.fromEntries(
      Array.from({ length: entries }, (_, index) => [
        `app.key${index}`,
        { value: `${valueOf(values, index)}${request}` },
      ]),
    ),
  );

const extract = (propagator: TextMapPropagator, baggage: string): Context =>
  propagator.extract(ROOT_CONTEXT, { baggage }, defaultTextMapGetter);

const inject = (propagator: TextMapPropagator, context: Context): void =>
  propagator.inject(context, {}, defaultTextMapSetter);

type Work = (propagator: TextMapPropagator) => () => void;

const contest = (name: string, work: Work, reach?: number): Contest => ({
  name: `baggage: ${name}`,
  operations: CALLS,
  ours: work(new BaggagePropagator()),
  stock: work(new W3CBaggagePropagator()),
  ...(reach !== undefined && { reach }),
});

const repeat =
  (run: () => void): (() => void) =>
  () => {
    for (let call = 0; call < CALLS; call++) run();
  };

/** Each header is a string of its own. */
const forEachOf = (header: string, run: (header: string) => void): (() => void) => {
  const headers = Array.from({ length: CALLS }, () => arrived(header));
  return () => {
    for (const one of headers) run(one);
  };
};

type Scenario = (entries: number, values: Values) => () => Contest;

const extracting: Scenario = (entries, values) => () => {
  const header = headerOf(entries, values);
  return contest(
    `extract ${entries}, ${values}`,
    (propagator) => forEachOf(header, (one) => void extract(propagator, one)),
    REACH,
  );
};

/** A request comes, and one goes out: what comes is sent for the first time. */
const relaying: Scenario = (entries, values) => () => {
  const header = headerOf(entries, values);
  return contest(
    `extract and inject ${entries}, ${values}`,
    (propagator) => forEachOf(header, (one) => inject(propagator, extract(propagator, one))),
    REACH,
  );
};

/** A request has come, and many go out. */
const forwarding: Scenario = (entries, values) => () => {
  const header = headerOf(entries, values);
  return contest(
    `inject ${entries} as they came, ${values}`,
    (propagator) => {
      const context = extract(propagator, header);
      return repeat(() => inject(propagator, context));
    },
    REACH,
  );
};

const madeContext = (entries: number, values: Values, request = 0): Context =>
  propagation.setBaggage(ROOT_CONTEXT, baggageOf(entries, values, request));

/** The application has made a baggage by the API, and takes it along with every call of a request. */
const injecting: Scenario = (entries, values) => () => {
  const context = madeContext(entries, values);
  const work: Work = (propagator) => repeat(() => inject(propagator, context));
  return contest(`inject ${entries} of the application's, ${values}`, work, REACH);
};

/** The same with one call for each request: nothing could be known before, and no ratio is promised. */
const injectingOnce: Scenario = (entries, values) => () => {
  const contexts = Array.from({ length: CALLS }, (_, request) => madeContext(entries, values, request));
  return contest(`inject ${entries} of the application's, once, ${values}`, (propagator) => () => {
    for (const context of contexts) inject(propagator, context);
  });
};

/** Everything that came is read as well: values are decoded for those who read them. No ratio is promised. */
const reading: Scenario = (entries, values) => () => {
  const header = headerOf(entries, values);
  return contest(`extract and read all ${entries}, ${values}`, (propagator) =>
    forEachOf(header, (one) => {
      const all = propagation.getBaggage(extract(propagator, one))?.getAllEntries() ?? [];
      for (const [, { value }] of all) if (value === "") throw new Error("an empty value");
    }),
  );
};

const sizes = [3, 64];
const values: readonly Values[] = ["plain values", "values to encode"];
const named: readonly [name: string, scenario: Scenario][] = [
  ["extract", extracting],
  ["relay", relaying],
  ["forward", forwarding],
  ["inject", injecting],
  ["inject-once", injectingOnce],
  ["read", reading],
];

export const baggage: Readonly<Record<string, () => Contest>> = Object.fromEntries(
  named.flatMap(([name, scenario]) =>
    sizes.flatMap((size) =>
      values.map((kind) => [
        `baggage-${name}-${size}${kind === "plain values" ? "" : "-encoded"}`,
        scenario(size, kind),
      ]),
    ),
  ),
);
