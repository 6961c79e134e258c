import type { Carrier } from "./carrier.ts";
import { kafkaCarrier } from "./kafka-carrier.ts";
import { recordCarrier } from "./record-carrier.ts";
import { sqsCarrier } from "./sqs-carrier.ts";

/**
 * Carries trace context in messages, by the broker that takes them: headers that are still empty do not show whose they
 * are. What is longer than 16,384 bytes is neither read nor written. Nothing ever throws.
 *
 * @example
 * propagation.inject(context.active(), message.headers, messageCarrier.kafka);
 * const parent = propagation.extract(ROOT_CONTEXT, message.headers, messageCarrier.kafka);
 */
export const messageCarrier: {
  /** `message.headers`: an object as of kafkajs, or a list as of librdkafka's clients; new entries have the list's form. */
  readonly kafka: Carrier<object>;
  /** `message.properties.headers` of AMQP 0-9-1, and `options.headers` of `publish`. */
  readonly amqp: Carrier<object>;
  /**
   * `MessageAttributes` of SQS and SNS, when sent, received, in an event of AWS Lambda, or in a notification. A message
   * has room for ten: what does not find any is left out, the application's own never.
   */
  readonly sqs: Carrier<object>;
} = { kafka: kafkaCarrier, amqp: recordCarrier(), sqs: sqsCarrier };
