/** The two ends of a connection. */
export type ProxySide = "client" | "server";

/** What says from which moment on a fault acts. */
export interface FaultMoment {
  /** Whose bytes are counted. */
  readonly from: ProxySide;
  /** How many of them are passed on before. */
  readonly afterBytes: number;
}

export const expectSide = (name: string, side: ProxySide): ProxySide => {
  if (side === "client" || side === "server") return side;
  throw new TypeError(`Expected \`${name}\` to be "client" or "server", got ${String(side)}`);
};
