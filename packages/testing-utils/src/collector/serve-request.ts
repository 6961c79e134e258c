import { Upload } from "../http/upload.ts";
import { perform, type Answer } from "./answer.ts";
import { actsOnUpload } from "./answers/acts-on-upload.ts";
import { formatOf } from "./body-format.ts";
import type { CallRecord } from "./call-record.ts";
import type { Delivery, Door } from "./delivery.ts";
import { takeIn } from "./intake.ts";
import { receiveUpload } from "./receive-upload.ts";
import type { Reception } from "./reception.ts";
import { readHead, refusal, type ExportHead, type Refusal } from "./request-head.ts";
import { respondFailure } from "./respond.ts";
import type { DrawnStep, StepSource } from "./step-source.ts";

/** All that serving a request needs. */
export interface Service {
  readonly reception: Reception;
  readonly steps: StepSource;
  readonly door: Door;
  readonly maxBodyBytes: number;
}

const BROKEN_OFF = refusal(408, "The upload broke off");

const refuse = (call: CallRecord, reason: Refusal): void => {
  const { exchange, request } = call;
  call.refuse(reason);
  const format = formatOf(request.headers["content-type"]) ?? "json";
  if (!exchange.signal.aborted) respondFailure(exchange, format, reason);
};

const deliver = (call: CallRecord, form: ExportHead, answer: Answer, service: Service): Promise<void> => {
  const delivery: Delivery<Answer> = {
    exchange: call.exchange,
    form,
    door: service.door,
    take: (rejected = 0) => service.reception.take(call, rejected),
    perform: (next) => perform(next, delivery),
  };
  return perform(answer, delivery);
};

/** Asks a script that is a function; `null` when it threw, which the client is told. */
const ask = async (call: CallRecord, { format }: ExportHead, service: Service): Promise<Answer | null> => {
  try {
    return (await service.steps.draw(call.request)).answer;
  } catch (error) {
    service.reception.log.fail(call.exchange, "The script threw", error);
    respondFailure(call.exchange, format, { status: 500, message: `The script threw: ${String(error)}` });
    return null;
  }
};

/** Reads a request and does what the script says. Rejects when a side leaves meanwhile, and for what cannot be sent. */
const serveExport = async (call: CallRecord, head: ExportHead, service: Service): Promise<void> => {
  const { reception, steps } = service;
  const { exchange } = call;
  const drawn: DrawnStep | null = steps.needsWholeRequest ? null : await steps.draw(call.request);
  // A request that never comes to its step leaves it to the next one, unless the step was about the upload.
  const forgo = (): void => {
    if (drawn !== null && !actsOnUpload(drawn.answer)) steps.giveBack(drawn);
  };
  const upload = new Upload(exchange.request, () => reception.noteProgress(call, upload.byteLength));
  const received = await receiveUpload(drawn?.answer ?? null, exchange, upload);
  const encoded = upload.bytes();
  if (received.kind !== "whole") {
    reception.noteRead(call, encoded);
    if (received.kind === "brokenOff") {
      forgo();
      refuse(call, BROKEN_OFF);
    }
    return;
  }
  const { body, result } = await takeIn(head, encoded, service.maxBodyBytes);
  reception.noteRead(call, encoded, { body, ...(result.kind === "telemetry" && result) });
  if (result.kind === "refused" || exchange.signal.aborted) forgo();
  if (result.kind === "refused") return refuse(call, result);
  if (exchange.signal.aborted) return;
  const chosen = received.next ?? (await ask(call, head, service));
  if (chosen !== null) await deliver(call, head, chosen, service);
};

/** Serves a request to its end. Rejects when a side leaves meanwhile, and for what cannot be sent. */
export const serveRequest = async (call: CallRecord, service: Service): Promise<void> => {
  const head = readHead(call.request);
  if (head.kind === "export") return serveExport(call, head, service);
  const upload = new Upload(call.exchange.request, () => service.reception.noteProgress(call, upload.byteLength));
  const isWhole = await upload.read();
  service.reception.noteRead(call, upload.bytes());
  refuse(call, isWhole ? head : BROKEN_OFF);
};
