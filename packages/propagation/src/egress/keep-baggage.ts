import { type Context, propagation } from "@opentelemetry/api";

/** The context with the entries of these keys alone, as they came and in their order. */
export const keepBaggage = (context: Context, keys: ReadonlySet<string>): Context => {
  const baggage = propagation.getBaggage(context);
  if (baggage === undefined) return context;
  const all = baggage.getAllEntries().map(([key]) => key);
  const others = all.filter((key) => !keys.has(key));
  if (others.length === 0) return context;
  if (others.length === all.length) return propagation.deleteBaggage(context);
  return propagation.setBaggage(context, baggage.removeEntries(...others));
};
