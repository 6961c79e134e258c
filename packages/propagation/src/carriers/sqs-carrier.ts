import { type Carrier, defineCarrier, ownEntry } from "./carrier.ts";

const MAX_ATTRIBUTES = 10;
/** What Amazon takes in a text: XML's characters. */
const TEXT = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+$/u;

/** Where the text is: in SQS's own form, in an event of AWS Lambda, and in a notification of SNS that came through SQS. */
const TEXTS = ["StringValue", "stringValue", "Value"];

/**
 * Attributes of SQS messages and of SNS notifications. A message has room for ten, of which the application's are never
 * touched: what finds no room is left out.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export const sqsCarrier: Carrier<object> = defineCarrier({
  keys: Object.keys,
  read: (attributes: object, key) => {
    const attribute = ownEntry(attributes, key);
    if (typeof attribute !== "object" || attribute === null) return undefined;
    return TEXTS.map((name) => ownEntry(attribute, name)).find((text) => typeof text === "string");
  },
  write: (attributes, key, value) => {
    const hasRoom = Object.hasOwn(attributes, key) || Object.keys(attributes).length < MAX_ATTRIBUTES;
    if (!hasRoom || !TEXT.test(value)) return;
    (attributes as Record<string, unknown>)[key] = { DataType: "String", StringValue: value };
  },
});
