import type { MessageType } from "../schema/official-schema.ts";
import type { Telemetry } from "../telemetry.ts";
import { checkWire } from "./check-wire.ts";
import { MalformedRequestError } from "./malformed-request-error.ts";
import { normalizeJson } from "./normalize-json.ts";
import type { MessageName } from "./wire-fields.ts";

/** Decodes one kind of export request. All methods throw for bytes that are none. */
export interface MessageDecoder {
  readonly name: MessageName;
  fromProtobuf(body: Buffer): Telemetry;
  fromJson(value: unknown): Telemetry;
}

export const messageDecoder = <Message>(
  name: MessageName,
  type: MessageType<Message>,
  read: (message: Message) => Telemetry,
): MessageDecoder => ({
  name,
  fromProtobuf(body) {
    checkWire(name, body);
    return read(type.decode(body));
  },
  fromJson(value) {
    const normal = normalizeJson(value);
    const complaint = Array.isArray(normal) ? "object expected" : type.verify(normal);
    if (complaint !== null) throw new MalformedRequestError(complaint);
    return read(type.fromObject(normal));
  },
});
