/** The third process: works on one message, which comes through its standard input. */
import { buffer } from "node:stream/consumers";

import { propagation, ROOT_CONTEXT, SpanKind } from "@opentelemetry/api";

import { envCarrier } from "../../../src/carriers/env-carrier.ts";
import { messageCarrier } from "../../../src/carriers/message-carrier.ts";
import { decodeRecord } from "../../carriers/support/kafka-record.ts";
import { reportArrival, startTelemetry } from "./telemetry.ts";

const { tracer } = await startTelemetry("child", process.argv[2], { allow: [] });

const started = propagation.extract(ROOT_CONTEXT, process.env, envCarrier);
const main = tracer.startSpan("main", {}, reportArrival("child", "environment", started));

const { headers } = decodeRecord(await buffer(process.stdin));
const sent = propagation.extract(ROOT_CONTEXT, headers, messageCarrier.kafka);
tracer.startSpan("process", { kind: SpanKind.CONSUMER }, reportArrival("child", "message", sent)).end();

main.end();
process.disconnect?.();
