import type { Line } from "../line.ts";

/**
 * Answers the first bytes of a client with plain HTTP (status 400) and ends: to one that begins with TLS, that is no
 * TLS (`EPROTO`). The target hears of no connection.
 */
export interface PlainHttpFault {
  readonly kind: "plainHttp";
}

const BAD_REQUEST = Buffer.from("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");

export const performPlainHttp = async (_: PlainHttpFault, { client }: Line): Promise<void> => {
  if ((await client.take()) !== null) await client.give(BAD_REQUEST);
  client.end();
  await client.drain();
};
