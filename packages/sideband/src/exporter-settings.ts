import { OtlpHttpSpanExporter, type OtlpHttpSpanExporterOptions } from "@sideband/exporter";

import type { ExporterConfiguration } from "./configuration.ts";
import { isHttpUrl, tracesUrl } from "./endpoint.ts";
import type { Environment } from "./environment.ts";
import { expectInteger, expectOneOf, expectSection, wrongOption } from "./expect-option.ts";
import { parsePairList } from "./pair-list.ts";

const DEFAULT_ENDPOINT = "http://localhost:4318";

/** The longest delay that a timer of Node.js takes, in milliseconds. */
export const MAX_DELAY_MS = 0x7fff_ffff;

const COMPRESSIONS = ["gzip", "none"] as const;

/** The variables of a setting: the one for traces wins over the one for all signals. */
const variables = (setting: string): [string, string] => [
  `OTEL_EXPORTER_OTLP_TRACES_${setting}`,
  `OTEL_EXPORTER_OTLP_${setting}`,
];

const [TRACES_ENDPOINT, ENDPOINT] = variables("ENDPOINT");

const ownUrl = ({ endpoint, url }: ExporterConfiguration): URL | undefined => {
  if (endpoint !== undefined && url !== undefined) {
    throw new TypeError("Expected `exporter` to have `endpoint` or `url`, got both");
  }
  const [name, value] = url === undefined ? ["endpoint", endpoint] : ["url", url];
  if (value === undefined) return undefined;
  // A URL can hold a credential: a text that is none is not repeated.
  if (isHttpUrl(value)) return url === undefined ? tracesUrl(value) : new URL(value);
  const got = typeof value === "string" ? "a text that is none" : value;
  if (typeof got !== "string") throw wrongOption(`exporter.${name}`, "an http or https URL without user info", got);
  throw new TypeError(`Expected \`exporter.${name}\` to be an http or https URL without user info, got ${got}`);
};

const environmentUrl = (environment: Environment): URL | undefined => {
  const expected = "an http or https URL without user info";
  const parse = (text: string): string | undefined => (isHttpUrl(text) ? text : undefined);
  const full = environment.read({ names: [TRACES_ENDPOINT], expected, parse, secret: true });
  if (full !== undefined) return new URL(full);
  const base = environment.read({ names: [ENDPOINT], expected, parse, secret: true });
  return base === undefined ? undefined : tracesUrl(base);
};

/** The exporter knows which headers it can send; what it would refuse must not fail the application here. */
const sendable = (headers: Record<string, string>): boolean => {
  try {
    return new OtlpHttpSpanExporter({ url: DEFAULT_ENDPOINT, headers }) instanceof OtlpHttpSpanExporter;
  } catch {
    return false;
  }
};

const environmentHeaders = (environment: Environment): Record<string, string> | undefined =>
  environment.read({
    names: variables("HEADERS"),
    expected: "a list of headers that can be sent, as in api-key=secret,tenant=shop",
    secret: true,
    parse: (text) => {
      const headers = parsePairList(text);
      return headers !== undefined && sendable(headers) ? headers : undefined;
    },
  });

/** In the environment, 0 stands for no limit. */
export const unlimitedIfZero = (durationMs: number | undefined): number | undefined =>
  durationMs === 0 ? MAX_DELAY_MS : durationMs;

/** @throws TypeError for a value of the configuration that cannot work. */
export const exporterSettings = (
  section: ExporterConfiguration | undefined,
  environment: Environment,
): OtlpHttpSpanExporterOptions => {
  const own = expectSection("exporter", section, ["endpoint", "url", "headers", "compression", "timeoutMs"]);
  const headers = own.headers ?? environmentHeaders(environment);
  const compression =
    expectOneOf("exporter.compression", own.compression, COMPRESSIONS) ??
    environment.oneOf(variables("COMPRESSION"), COMPRESSIONS);
  const timeoutMs =
    expectInteger("exporter.timeoutMs", own.timeoutMs, 1, MAX_DELAY_MS) ??
    unlimitedIfZero(environment.integer(variables("TIMEOUT"), 0, MAX_DELAY_MS));
  return {
    url: ownUrl(own) ?? environmentUrl(environment) ?? tracesUrl(DEFAULT_ENDPOINT),
    ...(headers !== undefined && { headers }),
    ...(compression !== undefined && { compression }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
};
