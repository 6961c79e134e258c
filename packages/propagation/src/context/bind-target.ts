import { EventEmitter } from "node:events";

import type { Context } from "@opentelemetry/api";

import { bindEmitter } from "./bind-emitter.ts";
import { bindFunction } from "./bind-function.ts";
import type { RunIn } from "./run-in.ts";

export const bindTarget = <T>(context: Context, target: T, runIn: RunIn): T => {
  if (target instanceof EventEmitter) bindEmitter(context, target, runIn);
  else if (typeof target === "function") return bindFunction(context, target, runIn);
  return target;
};
