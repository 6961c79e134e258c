import { FileSender, type FileSenderWorld } from "../../../src/file/file-sender.ts";
import { type FileSpanExporterOptions, resolveFileOptions } from "../../../src/file/options.ts";
import type { Payload } from "../../../src/sender.ts";
import { field } from "../../support/protobuf.ts";

/** A request of one span with a name. */
export const request = (name: string): Buffer => field(1, field(2, field(2, field(5, name))));

export const payload = (name: string): Payload => ({ body: request(name), items: 1 });

/** The line that it becomes. */
export const line = (name: string): string =>
  `{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":${JSON.stringify(name)}}]}]}]}\n`;

/** The innermost layer alone. */
export const makeSender = (options: FileSpanExporterOptions, world?: FileSenderWorld): FileSender =>
  new FileSender(resolveFileOptions(options), world);
