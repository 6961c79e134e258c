import type { Attributes } from "@opentelemetry/api";
import { ATTR_SERVICE_NAME } from "@sideband/semconv";

import { VirtualClock } from "../clock/virtual-clock.ts";
import { expectCount } from "../expect-option.ts";
import type { SimulatedScope } from "./finish/simulated-span.ts";
import { expectText } from "./option/expect-text.ts";

/** What a `TraceSimulator` is made of. */
export interface TraceSimulatorOptions {
  /** All that is random follows from it: a whole number >= 0. @default 1 */
  readonly seed?: number;
  /**
   * When it all happens. It is moved on to the end of each trace that is handed out, and to the start and end of each
   * span that is driven; never back. @default a clock of its own
   */
  readonly clock?: VirtualClock;
  /** `service.name` of the resource of finished spans. @default "simulated-service" */
  readonly serviceName?: string;
  /** Further attributes of that resource. @default none */
  readonly resourceAttributes?: Attributes;
  /** The instrumentation scope of finished spans. @default "trace-simulator" */
  readonly scopeName?: string;
  /** Write content: messages, arguments and results of tools, queries, documents and memories. @default false */
  readonly content?: boolean;
  /**
   * How long each user's prompt is, in bytes; needs `content`. Each request of an agent sends it again.
   * @default four bytes per token of input
   */
  readonly promptBytes?: number;
}

export interface SimulatorSettings {
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly resourceAttributes: Attributes;
  readonly scope: SimulatedScope;
  readonly content: boolean;
  readonly promptBytes: number | undefined;
}

const expectPromptBytes = (promptBytes: number, content: boolean): number => {
  if (content) return expectCount("promptBytes", promptBytes);
  throw new TypeError(`Expected \`content\` to be true where \`promptBytes\` is given, got ${String(content)}`);
};

const expectClock = (clock: VirtualClock): VirtualClock => {
  if (typeof clock?.hrTime === "function" && typeof clock.advance === "function") return clock;
  throw new TypeError(`Expected \`clock\` to be a VirtualClock, got ${typeof clock}`);
};

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveSimulator = (options: TraceSimulatorOptions): SimulatorSettings => {
  const { content = false, promptBytes } = options;
  return {
    seed: expectCount("seed", options.seed ?? 1),
    clock: expectClock(options.clock ?? new VirtualClock()),
    resourceAttributes: {
      [ATTR_SERVICE_NAME]: expectText("serviceName", options.serviceName ?? "simulated-service"),
      ...options.resourceAttributes,
    },
    scope: { name: expectText("scopeName", options.scopeName ?? "trace-simulator") },
    content,
    promptBytes: promptBytes === undefined ? undefined : expectPromptBytes(promptBytes, content),
  };
};
