import { diag } from "@opentelemetry/api";

import { resolveEndpoint } from "./endpoint.ts";
import { type HeaderRecord, type HeadersOption, toHeaderPairs } from "./headers.ts";
import { expectFunction, expectInteger, expectOneOf, wrongOption } from "./expect-option.ts";
import { userAgent } from "./user-agent.ts";

export type Compression = "gzip" | "none";

export type CompressionPlace = "pool" | "thread";

export interface OtlpHttpSpanExporterOptions {
  /** The full address of the receiver, path included: usually `http://localhost:4318/v1/traces`. No user info. */
  readonly url: string | URL;
  /**
   * Sent with every request. A function is asked before each one, and may be asynchronous; if it fails, the batch
   * fails and nothing is sent.
   *
   * @default {}
   */
  readonly headers?: HeadersOption;
  /** @default "gzip" */
  readonly compression?: Compression;
  /**
   * The level of gzip, 1 to 9. Level 1 costs a third to a half of the CPU of the usual 6 and makes telemetry, which
   * repeats itself, almost as small.
   *
   * @default 1
   */
  readonly compressionLevel?: number;
  /**
   * Where gzip works. `"pool"`: on the thread pool of the process, which it shares with the application's files, name
   * lookups and cryptography. `"thread"`: in the thread that sends, one body of up to 3 MiB in each turn of its event loop,
   * and only what is larger or comes on top of that in the pool: for a thread that has nothing else to do, as that of an off-thread pipeline.
   *
   * @default "pool"
   */
  readonly compressIn?: CompressionPlace;
  /** Bodies of up to this many bytes are sent as they are: compressing them costs more than it saves. @default 1024 */
  readonly compressAboveBytes?: number;
  /**
   * The time for one request, in milliseconds: headers function, connection, upload and the whole answer together.
   *
   * @default 10000
   */
  readonly timeoutMs?: number;
  /** Whether connections are used again. @default true */
  readonly keepAlive?: boolean;
  /** How many connections at most are open at once; requests beyond them wait, on their own time. @default 32 */
  readonly maxConnections?: number;
  /** A larger request, before compression, is split; a single span above it is dropped. @default 67108864 (64 MiB) */
  readonly maxRequestBytes?: number;
  /** A longer answer, after decompression, is cut off and counts as a failure. @default 4194304 (4 MiB) */
  readonly maxResponseBytes?: number;
  /** A product token such as `shop/1.2`, put before the exporter's own in `User-Agent`. */
  readonly userAgent?: string;
  /**
   * Where lines about the receiver go: one when it begins to refuse spans or to warn, one when that is over. What could
   * not be sent at all is no line here, but the `cause` of what `send()` resolves to, and the error of `export()`.
   *
   * @default `diag.warn` of the OpenTelemetry API
   */
  readonly log?: (message: string) => void;
}

/** The options with every default in its place and every value checked. */
export interface ResolvedOptions {
  readonly url: URL;
  /** Fixed headers, ready to send, or the function to ask. */
  readonly headers: readonly (readonly [string, string])[] | (() => HeaderRecord | Promise<HeaderRecord>);
  readonly compression: Compression;
  readonly compressionLevel: number;
  readonly compressIn: CompressionPlace;
  readonly compressAboveBytes: number;
  readonly timeoutMs: number;
  readonly keepAlive: boolean;
  readonly maxConnections: number;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  readonly userAgent: string;
  readonly log: (message: string) => void;
}

/** The longest delay that `setTimeout` takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const MIB = 1024 * 1024;

const resolveHeaders = (headers: HeadersOption): ResolvedOptions["headers"] =>
  typeof headers === "function" ? headers : toHeaderPairs(headers);

const resolveUserAgent = (product: string | undefined): string => {
  if (product !== undefined && typeof product !== "string") throw wrongOption("userAgent", "a string", product);
  if (product !== undefined && !/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(product)) {
    throw wrongOption("userAgent", "product tokens of printable ASCII", product);
  }
  return userAgent(product);
};

/** @throws TypeError for a value that cannot work: "Expected `x` to be …, got …". */
export const resolveOptions = ({
  url,
  headers = {},
  compression = "gzip",
  compressionLevel = 1,
  compressIn = "pool",
  compressAboveBytes = 1024,
  timeoutMs = 10_000,
  keepAlive = true,
  maxConnections = 32,
  maxRequestBytes = 64 * MIB,
  maxResponseBytes = 4 * MIB,
  userAgent: product,
  log = (message) => diag.warn("@sideband/exporter", message),
}: OtlpHttpSpanExporterOptions): ResolvedOptions => {
  if (typeof keepAlive !== "boolean") throw wrongOption("keepAlive", "a boolean", keepAlive);
  return {
    url: resolveEndpoint(url),
    headers: resolveHeaders(headers),
    compression: expectOneOf("compression", compression, ["gzip", "none"]),
    compressionLevel: expectInteger("compressionLevel", compressionLevel, 1, 9),
    compressIn: expectOneOf("compressIn", compressIn, ["pool", "thread"]),
    compressAboveBytes: expectInteger("compressAboveBytes", compressAboveBytes, 0),
    timeoutMs: expectInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS),
    keepAlive,
    maxConnections: expectInteger("maxConnections", maxConnections, 1),
    maxRequestBytes: expectInteger("maxRequestBytes", maxRequestBytes, 1),
    maxResponseBytes: expectInteger("maxResponseBytes", maxResponseBytes, 0),
    userAgent: resolveUserAgent(product),
    log: expectFunction("log", log),
  };
};
