import { wrongOption } from "../expect-option.ts";
import { type PerRequest, perRequest } from "./per-request.ts";

/** Whether what a request says is taken over, or ignored as if it were not there. */
export type Trust = "accept" | "restart";

const isTrusted =
  (name: string) =>
  (trust: Trust): boolean => {
    if (trust === "accept" || trust === "restart") return trust === "accept";
    throw wrongOption(name, '"accept", "restart" or a function', trust);
  };

/** @throws TypeError for another setting. */
export const resolveTrust = (name: string, trust: PerRequest<Trust>): ((carrier: unknown) => boolean) =>
  perRequest(name, trust, isTrusted(name), false);
