import { HttpSender } from "../../src/otlp-http/http-sender.ts";
import { type OtlpHttpSpanExporterOptions, resolveOptions } from "../../src/otlp-http/options.ts";
import type { Payload } from "../../src/sender.ts";

export const NEVER: AbortSignal = new AbortController().signal;

export const payload: Payload = { body: Buffer.from("a request"), items: 10 };

/** The innermost layer alone. */
export const makeSender = (options: OtlpHttpSpanExporterOptions): HttpSender => new HttpSender(resolveOptions(options));
