import { createRequire } from "node:module";

import type { Attributes, Context, TextMapPropagator } from "@opentelemetry/api";

import type { TelemetryHarnessOptions } from "../../src/index.ts";

// What the stock SDK itself depends on, and this package does not.
const requireBesideSdk = createRequire(createRequire(import.meta.url).resolve("@opentelemetry/sdk-trace"));

export const resources: {
  resourceFromAttributes(attributes: Attributes): NonNullable<TelemetryHarnessOptions["resource"]>;
} = requireBesideSdk("@opentelemetry/resources");

export const core: {
  W3CTraceContextPropagator: new () => TextMapPropagator;
  suppressTracing(context: Context): Context;
} = requireBesideSdk("@opentelemetry/core");
