import { isDeepStrictEqual } from "node:util";

import type { RecordAttributes } from "../span/span-record.ts";
import { printValue } from "../value/print-value.ts";
import { MetricLookupError } from "./metric-lookup-error.ts";
import type { MetricPoint } from "./metric-point.ts";

const has = (point: MetricPoint, attributes: RecordAttributes): boolean =>
  Object.entries(attributes).every(([key, value]) => isDeepStrictEqual(point.attributes[key], value));

const lineOf = ({ name, attributes }: Pick<MetricPoint, "name" | "attributes">): string =>
  `${name} ${printValue(attributes)}`;

/** The one data point of that name with these attributes, whatever else it has; throws a {@link MetricLookupError}. */
export const findMetric = (points: readonly MetricPoint[], name: string, attributes: RecordAttributes): MetricPoint => {
  const named = points.filter((point) => point.name === name);
  const found = named.filter((point) => has(point, attributes));
  const [point] = found;
  if (found.length === 1 && point !== undefined) return point;
  const shown = [found, named, points].find((candidates) => candidates.length > 0) ?? [];
  const list = shown.map((candidate) => `\n  ${lineOf(candidate)}`).join("");
  throw new MetricLookupError(
    `Expected one data point ${lineOf({ name, attributes })}, got ${found.length}; ${list === "" ? "there is none" : `there is:${list}`}`,
  );
};
