import type { MessageSchemas } from "./message-schema.ts";

/**
 * What the requests of all signals are made of.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/resource/v1/resource.proto
 */
export const COMMON_MESSAGES: MessageSchemas = {
  AnyValue: {
    1: ["stringValue", "string", "value"],
    2: ["boolValue", "bool", "value"],
    3: ["intValue", "int64", "value"],
    4: ["doubleValue", "double", "value"],
    5: ["arrayValue", "ArrayValue", "value"],
    6: ["kvlistValue", "KeyValueList", "value"],
    7: ["bytesValue", "bytes", "value"],
  },
  ArrayValue: {
    1: ["values", "AnyValue[]"],
  },
  KeyValueList: {
    1: ["values", "KeyValue[]"],
  },
  KeyValue: {
    1: ["key", "string"],
    2: ["value", "AnyValue"],
  },
  InstrumentationScope: {
    1: ["name", "string"],
    2: ["version", "string"],
    3: ["attributes", "KeyValue[]"],
    4: ["droppedAttributesCount", "uint32"],
  },
  EntityRef: {
    1: ["schemaUrl", "string"],
    2: ["type", "string"],
    3: ["idKeys", "string[]"],
    4: ["descriptionKeys", "string[]"],
  },
  Resource: {
    1: ["attributes", "KeyValue[]"],
    2: ["droppedAttributesCount", "uint32"],
    3: ["entityRefs", "EntityRef[]"],
  },
};
