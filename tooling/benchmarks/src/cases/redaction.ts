import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { createRedactor, type Detector, personalDataDetectors, secretDetectors } from "@sideband/redaction";

import type { Contest } from "../contest.ts";
import { llmSpans, withoutRepeats } from "../spans.ts";
import { hashesOf, logOf, russianOf, tableOf } from "./redaction-texts.ts";

const PROSE =
  "The river had risen in the night, and the lower meadow lay under water before anybody noticed. A miller from the next " +
  "village, whose boat was the only one left, rowed 3 times to the church and back; nobody thanked him. To change your " +
  "password, open the settings and follow the steps: the link is valid for 24 hours. In short, the patch reduces latency " +
  "by 12.5 % at the price of some readability, and version 2.4.1 drops the old flag. Your order will arrive on 2026-03-14. ";

const KIBI = 1024;

const prose = (length: number): string =>
  // Flat, as texts that come out of a parser are.
  Buffer.from(PROSE.repeat(Math.ceil(length / PROSE.length)).slice(0, length), "utf8").toString("utf8");

/** Beginnings of what detectors look for, none of which goes on: as much work as a text can make. */
const adversarial = (length: number): string => {
  const parts = [
    "sk-",
    "ghp_",
    "a@b",
    "AKIA",
    "eyJ",
    "://u:",
    "password=",
    "4111 1111 ",
    "1:2:3:",
    "-----BEGIN ",
    "x@",
  ];
  return parts
    .join("")
    .repeat(Math.ceil(length / parts.join("").length))
    .slice(0, length);
};

/** Every expression over the whole text, one after the other, and a plain one for each that is a function. */
const naive = (detectors: readonly Detector[]): ((text: string) => string) => {
  const everywhere = detectors.map((detector) =>
    "expression" in detector
      ? new RegExp(detector.expression.source, [...new Set(`${detector.expression.flags}g`)].join(""))
      : /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  );
  return (text) => {
    let clean = text;
    for (const expression of everywhere) clean = clean.replaceAll(expression, "[REDACTED]");
    return clean;
  };
};

const naively = naive([...secretDetectors, ...personalDataDetectors]);

const onText = (name: string, text: string, reachNs?: number): Contest => {
  const { text: redact } = createRedactor({ maxContentLength: 1_000_000, maxTimeMs: 10_000 });
  return {
    name,
    operations: 1,
    ...(reachNs === undefined ? { reach: 1 } : { reachNs }),
    ours: () => void redact(text),
    stock: () => void naively(text),
  };
};

/** A span of a model call with 12 short attributes and an event, and no content. */
const onSpans = (name: string, spans: readonly ReadableSpan[], reachNs?: number): Contest => {
  const redactor = createRedactor();
  const clean = (value: unknown): unknown => (typeof value === "string" ? naively(value) : value);
  return {
    name,
    operations: spans.length,
    ...(reachNs === undefined ? { reach: 1 } : { reachNs }),
    ours: () => {
      for (const span of spans) redactor.span(span);
    },
    stock: () => {
      for (const { name, attributes } of spans) {
        naively(name);
        Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, clean(value)]));
      }
    },
  };
};

/** 64 KiB in as many nanoseconds as 500 kB may take at most. */
const REACH_64_KIB_NS = 1_000_000;

/** All detectors that there are: ours against their expressions, one by one. */
export const redaction: Readonly<Record<string, () => Contest>> = {
  "redaction-prose": () => onText("redact 4 KiB of prose", prose(4 * KIBI), 60_000),
  "redaction-long": () => onText("redact a prompt of 500 kB", prose(500_000), 8_000_000),
  "redaction-russian": () => onText("redact 64 KiB of prose in Russian", russianOf(64 * KIBI), REACH_64_KIB_NS),
  "redaction-log": () => onText("redact 64 KiB of a log", logOf(64 * KIBI)),
  "redaction-table": () => onText("redact 64 KiB of a table of numbers", tableOf(64 * KIBI)),
  "redaction-hashes": () => onText("redact 64 KiB of hashes", hashesOf(64 * KIBI)),
  "redaction-span": () => onSpans("redact a span: 12 attributes, 1 event, no content", llmSpans(512), 2000),
  "redaction-new-values": () =>
    onSpans("redact a span: every value another than before", withoutRepeats(llmSpans(512))),
  "redaction-adversarial": () => onText("redact 64 KiB of beginnings of secrets", adversarial(64 * KIBI)),
};
