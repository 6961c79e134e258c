import type { CollectorCounts } from "./collector-request.ts";
import type { Signal } from "./signal.ts";
import { countDataPoints, type Telemetry } from "./telemetry.ts";

type Accepted = "acceptedSpans" | "acceptedDataPoints" | "acceptedLogRecords";

export const acceptedCounts = ({ spans, metrics, logs }: Telemetry): Pick<CollectorCounts, Accepted> => ({
  acceptedSpans: spans.length,
  acceptedDataPoints: countDataPoints(metrics),
  acceptedLogRecords: logs.length,
});

export const rejectedCounts = (signal: Signal | null, rejected: number): Omit<CollectorCounts, Accepted> => ({
  rejectedSpans: signal === "traces" ? rejected : 0,
  rejectedDataPoints: signal === "metrics" ? rejected : 0,
  rejectedLogRecords: signal === "logs" ? rejected : 0,
});

const NAMES = [
  "acceptedSpans",
  "rejectedSpans",
  "acceptedDataPoints",
  "rejectedDataPoints",
  "acceptedLogRecords",
  "rejectedLogRecords",
] as const;

export const sumCounts = (counts: readonly CollectorCounts[]): CollectorCounts => {
  const sum = { ...rejectedCounts(null, 0), acceptedSpans: 0, acceptedDataPoints: 0, acceptedLogRecords: 0 };
  for (const one of counts) for (const name of NAMES) sum[name] += one[name];
  return sum;
};
