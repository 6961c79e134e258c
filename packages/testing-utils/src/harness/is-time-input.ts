import type { TimeInput } from "@opentelemetry/api";

/** Whether the SDK takes this as a time; what it does not take, it replaces by the present. */
export const isTimeInput = (value: unknown): value is TimeInput =>
  typeof value === "number" ||
  value instanceof Date ||
  (Array.isArray(value) && value.length === 2 && typeof value[0] === "number" && typeof value[1] === "number");
