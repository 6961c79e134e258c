import type { IncomingMessage } from "node:http";

/** The bytes of a request's body as they came over the wire. */
export interface ReceivedBody {
  readonly bytes: Buffer;
  /** False when the client left before the end: the bytes are what it had sent. */
  readonly complete: boolean;
}

export const readBody = async (request: IncomingMessage): Promise<ReceivedBody> => {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request) pieces.push(piece as Buffer);
    return { bytes: Buffer.concat(pieces), complete: true };
  } catch {
    return { bytes: Buffer.concat(pieces), complete: false };
  }
};
