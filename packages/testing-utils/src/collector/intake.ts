import { decompress, ENCODINGS } from "../http/decompress.ts";
import type { ReceivedBody } from "../http/read-body.ts";
import { formatOf, type BodyFormat } from "./body-format.ts";
import type { CollectedSpan } from "./collected-span.ts";
import { decodeRequest } from "./decode-request.ts";

export const TRACES_PATH = "/v1/traces";

/** A request as it came over the wire. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly received: ReceivedBody;
}

/** Either spans in the hands of the script, or a refusal that no script is asked about. */
export type Intake =
  | {
      readonly kind: "spans";
      readonly format: BodyFormat;
      readonly body: Buffer;
      readonly spans: readonly CollectedSpan[];
    }
  | {
      readonly kind: "refused";
      readonly format: BodyFormat;
      /** `null` when the content encoding could not be undone. */
      readonly body: Buffer | null;
      readonly status: number;
      readonly message: string;
      /** The body was not what its headers said. */
      readonly malformed: boolean;
    };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/** Undoes and decodes a request. Every failure is an outcome: this never rejects. */
export const takeIn = async ({ method, path, headers, received }: Arrival, maxBodyBytes: number): Promise<Intake> => {
  const format = formatOf(headers["content-type"]);
  const refuse = (status: number, message: string, body: Buffer | null = null): Intake => ({
    kind: "refused",
    format: format ?? "json",
    body,
    status,
    message,
    malformed: status === 400,
  });
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (!received.complete) return refuse(408, "The upload broke off");
  if (path.split("?", 1)[0] !== TRACES_PATH) return refuse(404, `Unknown path ${path}`);
  if (method !== "POST") return refuse(405, `Expected POST, got ${method}`);
  if (format === null) return refuse(415, `Unknown content type ${headers["content-type"] ?? "(none)"}`);
  if (!ENCODINGS.includes(encoding)) return refuse(415, `Unknown content encoding ${encoding}`);
  let body: Buffer;
  try {
    body = await decompress(received.bytes, encoding, maxBodyBytes);
  } catch (error) {
    if (isTooLarge(error)) return refuse(413, `Body larger than ${maxBodyBytes} bytes`);
    return refuse(400, `Broken ${encoding} body: ${messageOf(error)}`);
  }
  if (body.length > maxBodyBytes) return refuse(413, `Body larger than ${maxBodyBytes} bytes`, body);
  try {
    return { kind: "spans", format, body, spans: decodeRequest(body, format) };
  } catch (error) {
    return refuse(400, messageOf(error), body);
  }
};
