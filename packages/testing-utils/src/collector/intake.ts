import { decompress } from "../http/decompress.ts";
import { decodeRequest } from "./decode/decode-request.ts";
import { refusal, type ExportHead, type Refusal } from "./request-head.ts";
import type { Telemetry } from "./telemetry.ts";

/** What was made of a body, or why nothing was. */
export interface Intake {
  /** `null` when the content encoding could not be undone. */
  readonly body: Buffer | null;
  readonly result: { readonly kind: "telemetry"; readonly telemetry: Telemetry } | Refusal;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/** Undoes and decodes a body. Every failure is an outcome: this never rejects. */
export const takeIn = async (head: ExportHead, encoded: Buffer, maxBodyBytes: number): Promise<Intake> => {
  const { signal, format, encoding } = head;
  const tooLarge = refusal(413, `Body larger than ${maxBodyBytes} bytes`);
  let body: Buffer;
  try {
    body = await decompress(encoded, encoding, maxBodyBytes);
  } catch (error) {
    if (isTooLarge(error)) return { body: null, result: tooLarge };
    return { body: null, result: refusal(400, `Broken ${encoding} body: ${messageOf(error)}`) };
  }
  if (body.length > maxBodyBytes) return { body, result: tooLarge };
  try {
    return { body, result: { kind: "telemetry", telemetry: decodeRequest(signal, body, format) } };
  } catch (error) {
    return { body, result: refusal(400, messageOf(error)) };
  }
};
