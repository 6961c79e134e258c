import type { Surface } from "../counts/surface.ts";
import type { Redactor } from "../redactor.ts";
import type { Scanner } from "../scan/scanner.ts";
import { type Canary, canaryFor } from "../detector/canary.ts";
import { logRecordSurfaces, plantedLogRecord } from "./planted-log-record.ts";
import { plantedSpan, spanSurfaces } from "./planted-span.ts";
import type { SelfTestReport } from "./self-test-report.ts";
import { spellingsOf } from "./spellings.ts";
import { textsIn } from "./texts-in.ts";

/** The way in and out of a redactor that is tested. */
type Tested = Pick<Redactor, "text" | "span" | "logRecord" | "stream">;

/** So long are the pieces in which a text is streamed: shorter than any secret. */
const CHUNK = 5;

const streamed = (redactor: Tested, text: string): string => {
  const stream = redactor.stream();
  let out = "";
  for (let at = 0; at < text.length; at += CHUNK) out += stream.write(text.slice(at, at + CHUNK));
  return out + stream.end();
};

const outcomes = (redactor: Tested, text: string): readonly (readonly [Surface, unknown])[] => [
  ["text", redactor.text(`It is ${text}`)],
  ["stream", streamed(redactor, `It is ${text}`)],
  ...spanSurfaces(redactor.span(plantedSpan(text))),
  ...logRecordSurfaces(redactor.logRecord(plantedLogRecord(text))),
];

const cameOut = ({ secret }: Canary, value: unknown): boolean => {
  const spellings = spellingsOf(secret);
  return [...textsIn(value)].some((text) => spellings.some((spelling) => text.includes(spelling)));
};

/** Plants an example for every detector in every surface. */
export const runSelfTest = (redactor: Tested, scanner: Scanner): SelfTestReport => {
  const leaked: { detector: string; surface: Surface }[] = [];
  const untested: string[] = [];
  let planted = 0;
  for (const detector of scanner.detectors) {
    const canary = canaryFor(detector);
    if (canary === undefined) {
      untested.push(detector.name);
      continue;
    }
    if (scanner.isAllowed?.(canary.secret) ?? false) continue;
    for (const [surface, value] of outcomes(redactor, canary.text)) {
      planted += 1;
      if (cameOut(canary, value)) leaked.push({ detector: detector.name, surface });
    }
  }
  return { passed: leaked.length === 0, planted, leaked, untested };
};
