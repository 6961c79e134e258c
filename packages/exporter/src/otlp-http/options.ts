import { diag } from "@opentelemetry/api";

import { resolveEndpoint } from "./endpoint.ts";
import type { CompressionPlace } from "../compression/compress-sender.ts";
import { expectFunction, expectInteger, expectOneOf, wrongOption } from "../expect-option.ts";
import type { ContentEncoding } from "../sender.ts";
import { type HeaderSource, resolveHeaders } from "./header-source.ts";
import type { HeadersOption } from "./headers.ts";
import { type ProxyServer, resolveProxy } from "./proxy.ts";
import { type ResolvedTls, resolveTls, type TlsOptions } from "./tls-options.ts";
import { userAgent } from "./user-agent.ts";

export type Compression = ContentEncoding | "none";

export interface OtlpHttpSpanExporterOptions {
  /** The full address of the receiver, path included: usually `http://localhost:4318/v1/traces`. No user info. */
  readonly url: string | URL;
  /**
   * Sent with every request. A function is asked before each one, and may be asynchronous; so is an object with `get`,
   * and with `renew`, which is called when the receiver answers 401 or 403, for one more attempt. If they fail, the batch
   * fails and nothing is sent.
   *
   * @default {}
   */
  readonly headers?: HeadersOption;
  /** What TLS asks for beyond the usual; for an `https:` address only. */
  readonly tls?: TlsOptions;
  /**
   * The HTTP proxy to go through: the one that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, unless
   * `NO_PROXY` names the receiver; all in lower case too), none, or this one. Its URL may hold credentials. It is read at
   * construction, and a receiver on this machine is always reached without.
   *
   * @default "environment"
   */
  readonly proxy?: "environment" | "none" | (string & {});
  /** zstd takes less of the processor, but not every receiver knows it. @default "gzip" */
  readonly compression?: Compression;
  /**
   * The level of gzip, 1 to 9, or of zstd, 1 to 22. gzip's level 1 costs a third to a half of the CPU of the usual 6 and
   * makes telemetry, which repeats itself, almost as small.
   *
   * @default 1
   */
  readonly compressionLevel?: number;
  /**
   * Where it is compressed. `"pool"`: on the thread pool of the process, which it shares with the application's files,
   * name lookups and cryptography. `"thread"`: in the thread that sends, one body of up to 3 MiB in each turn of its event
   * loop, and only what is larger or comes on top of that in the pool: for a thread that has nothing else to do, as that
   * of an off-thread pipeline.
   *
   * @default "pool"
   */
  readonly compressIn?: CompressionPlace;
  /** Bodies of up to this many bytes are sent as they are: compressing them costs more than it saves. @default 1024 */
  readonly compressAboveBytes?: number;
  /**
   * The time for one request, in milliseconds: headers, proxy, connection, upload and the whole answer together, and
   * renewed credentials with a second attempt too.
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
   * Where lines about the receiver go: one when it begins to refuse spans or to warn, one when that is over; and one at
   * construction if what is sent to another machine can be read on the way. What could not be sent at all is no line
   * here, but the `cause` of what `send()` resolves to, and the error of `export()`.
   *
   * @default `diag.warn` of the OpenTelemetry API
   */
  readonly log?: (message: string) => void;
}

/** The options with every default in its place and every value checked. */
export interface ResolvedOptions {
  readonly url: URL;
  readonly headers: HeaderSource;
  readonly tls: ResolvedTls;
  readonly proxy: ProxyServer | undefined;
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

/** Of what is not compressed, any level that one of the others has. */
const MAX_LEVELS: Readonly<Record<Compression, number>> = { gzip: 9, zstd: 22, none: 22 };

const resolveUserAgent = (product: string | undefined): string => {
  if (product !== undefined && typeof product !== "string") throw wrongOption("userAgent", "a string", product);
  if (product !== undefined && !/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(product)) {
    throw wrongOption("userAgent", "product tokens of printable ASCII", product);
  }
  return userAgent(product);
};

/** @throws TypeError for a value that cannot work: "Expected `x` to be …, got …". */
export const resolveOptions = ({
  url: address,
  headers = {},
  tls,
  proxy = "environment",
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
  const url = resolveEndpoint(address);
  return {
    url,
    headers: resolveHeaders(headers),
    tls: resolveTls(tls, url),
    proxy: resolveProxy(proxy, url),
    compression: expectOneOf("compression", compression, ["gzip", "zstd", "none"]),
    compressionLevel: expectInteger("compressionLevel", compressionLevel, 1, MAX_LEVELS[compression]),
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
