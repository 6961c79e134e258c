import type { HrTime } from "@opentelemetry/api";

/** A number, whatever its type promises: anything else could hold anything. */
export const asNumber = (value: unknown): number => (typeof value === "number" ? value : 0);

/** A copy of a moment or a duration: the SDK keeps the array that the application gave. */
export const copyTime = (time: HrTime): HrTime => [asNumber(time[0]), asNumber(time[1])];

/** In place of a moment that cannot be read. */
export const NO_TIME: HrTime = /* @__PURE__ */ Object.freeze<HrTime>([0, 0]) as HrTime;
