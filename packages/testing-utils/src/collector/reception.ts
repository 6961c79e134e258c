import type { ServerResponse } from "node:http";

import { CallLog } from "../http/call-log.ts";
import type { Connection } from "../http/connection.ts";
import { Exchange } from "../http/exchange.ts";
import { flatHeaders } from "../http/flat-headers.ts";
import { CallRecord } from "./call-record.ts";
import type { CollectorTotals } from "./collector-request.ts";
import { sumCounts } from "./counts.ts";
import { Inbox } from "./inbox.ts";
import { signalOf } from "./signal.ts";
import { NO_TELEMETRY, type Telemetry } from "./telemetry.ts";

/** What a body was found to be. */
export interface BodyContent {
  /** After its content encoding is undone; `null` when that failed. */
  readonly body: Buffer | null;
  readonly telemetry?: Telemetry;
}

const EMPTY = new Uint8Array();

/** The requests that a collector got, and what it took of them. */
export class Reception {
  readonly log: CallLog<CallRecord> = new CallLog();
  readonly inbox: Inbox = new Inbox();
  readonly #keepBodies: boolean;
  #read = 0;

  constructor(keepBodies: boolean) {
    this.#keepBodies = keepBodies;
  }

  /** How many requests have been read, as far as they came. */
  get read(): number {
    return this.#read;
  }

  /** Notes a request whose head has come. */
  enter(response: ServerResponse, connection: Connection): CallRecord {
    const exchange = new Exchange(
      response,
      () => this.log.changed.notify(),
      () => connection.reset(),
    );
    const { method = "", url: path = "" } = exchange.request;
    const call = new CallRecord(exchange, {
      index: this.log.calls.length,
      connection: connection.number,
      method,
      path,
      signal: signalOf(path),
      headers: flatHeaders(exchange.request),
      encodedBytes: 0,
      decodedBytes: 0,
      body: EMPTY,
      ...NO_TELEMETRY,
    });
    this.log.calls.push(call);
    this.log.changed.notify();
    return call;
  }

  /** More of an upload has come. */
  noteProgress(call: CallRecord, encodedBytes: number): void {
    call.request = { ...call.request, encodedBytes };
    this.log.changed.notify();
  }

  /** An upload is over, as far as it came. */
  noteRead(call: CallRecord, encoded: Buffer, { body, telemetry }: BodyContent = { body: null }): void {
    call.request = {
      ...call.request,
      ...telemetry,
      encodedBytes: encoded.length,
      decodedBytes: body?.length ?? 0,
      body: this.#keepBodies ? (body ?? encoded) : EMPTY,
    };
    this.noteEnd(call);
  }

  /** Nothing more of a request is read. */
  noteEnd(call: CallRecord): void {
    if (!call.isRead) this.#read += 1;
    call.isRead = true;
    this.log.changed.notify();
  }

  /** Closes a stale connection in the face of a request. */
  cutOff(call: CallRecord): void {
    call.refuse({ message: "The connection was stale", malformed: false });
    call.exchange.disconnect();
    this.noteEnd(call);
  }

  take(call: CallRecord, rejected: number): void {
    this.inbox.add(call.take(rejected));
    this.log.changed.notify();
  }

  totals(connections: number): CollectorTotals {
    const { calls } = this.log;
    const sum = (count: (call: CallRecord) => number): number => calls.reduce((total, call) => total + count(call), 0);
    return {
      connections,
      requests: calls.length,
      malformedRequests: sum((call) => (call.malformed ? 1 : 0)),
      encodedBytes: sum((call) => call.request.encodedBytes),
      decodedBytes: sum((call) => call.request.decodedBytes),
      ...sumCounts(calls.map((call) => call.counts)),
    };
  }
}
