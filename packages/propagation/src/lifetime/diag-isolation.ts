import { Isolation } from "./isolation.ts";
import { diagLog, guardedLog } from "./log.ts";

/** Tells `diag` what goes wrong in here, each kind once in a process. */
export const isolation: Isolation = /* @__PURE__ */ new Isolation(/* @__PURE__ */ guardedLog(diagLog));
