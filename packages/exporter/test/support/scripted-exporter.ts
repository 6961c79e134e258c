import type { ReadableSpan, SpanExporter } from "@sideband/core";

import type { ExporterLayers, LayeredExporter } from "../../src/exporter-layers.ts";
import { type Script, ScriptedSender } from "./scripted-sender.ts";

/** An exporter of this package whose innermost layer is scripted. */
export class ScriptedExporter implements SpanExporter, LayeredExporter {
  readonly transport: ScriptedSender;

  constructor(script?: Script) {
    this.transport = new ScriptedSender(script);
  }

  layers(): ExporterLayers {
    return {
      compress: (next) => next,
      transport: this.transport,
      target: "http://collector/v1/traces",
      maxRequestBytes: 64 * 1024 * 1024,
    };
  }

  export(_spans: ReadableSpan[]): void {
    throw new Error("it is taken apart, and never called itself");
  }

  async shutdown(): Promise<void> {
    throw new Error("its transport is shut down instead");
  }
}
