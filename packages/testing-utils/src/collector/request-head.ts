import { ENCODINGS } from "../http/decompress.ts";
import { formatOf, type BodyFormat } from "./body-format.ts";
import { signalOf, type Signal } from "./signal.ts";

/** A request before its body. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A head that OTLP/HTTP knows. */
export interface ExportHead {
  readonly kind: "export";
  readonly signal: Signal;
  readonly format: BodyFormat;
  readonly encoding: string;
}

/** What a collector says to a request that no script is asked about. */
export interface Refusal {
  readonly kind: "refused";
  readonly status: number;
  readonly message: string;
  /** The body was not what its headers said. */
  readonly malformed: boolean;
}

export const refusal = (status: number, message: string): Refusal => ({
  kind: "refused",
  status,
  message,
  malformed: status === 400,
});

export const readHead = ({ method, path, headers }: RequestHead): ExportHead | Refusal => {
  const signal = signalOf(path);
  if (signal === null) return refusal(404, `Unknown path ${path}`);
  if (method !== "POST") return refusal(405, `Expected POST, got ${method}`);
  const format = formatOf(headers["content-type"]);
  if (format === null) return refusal(415, `Unknown content type ${headers["content-type"] ?? "(none)"}`);
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (!ENCODINGS.includes(encoding)) return refusal(415, `Unknown content encoding ${encoding}`);
  return { kind: "export", signal, format, encoding };
};
