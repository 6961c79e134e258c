import type { Delivery } from "../delivery.ts";

/** Reads the request and never answers; the connection stays open until the client or the collector closes it. */
export interface BlackHoleAnswer {
  readonly kind: "blackHole";
}

export const performBlackHole = async (_: BlackHoleAnswer, delivery: Delivery<never>): Promise<void> =>
  delivery.exchange.hang();
