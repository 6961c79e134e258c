/** A program that sends one span and then has nothing to do: it must end although it never shuts the exporter down. */
import { EncodedBatch } from "@sideband/core";

import { OtlpHttpSpanExporter } from "../../src/index.ts";

const [url = "", options = "{}"] = process.argv.slice(2);
const resource = { attributes: {}, merge: () => resource, getRawAttributes: (): [string, unknown][] => [] };
const span = { bytes: Buffer.alloc(0), resource, scope: { name: "test" } };
const exporter = new OtlpHttpSpanExporter({ url, ...JSON.parse(options) });
const { sent } = await exporter.send(new EncodedBatch([span]), new AbortController().signal);
console.log(`sent ${sent}, keep-alive`);
