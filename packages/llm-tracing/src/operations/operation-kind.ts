import { type Attributes, SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import { ATTR_GEN_AI_OPERATION_NAME } from "@sideband/semconv";

import { parsedJson } from "../content/parsed-json.ts";
import { type AttributeFields, attributesFrom } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import { type OperationStart, startOperation } from "../span/start-operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";

/** Content among what is given: a text as it is, or any value as JSON or a structure. */
export type ContentFields<Field> = readonly (readonly [field: Field, key: string, form: "text" | "value"])[];

/** One kind of operation, and how what is given for it is recorded. */
export interface OperationKind<Given> {
  /** The value of `gen_ai.operation.name`. */
  readonly operation: string;
  /** @default INTERNAL */
  readonly kind?: SpanKind;
  /** The attribute whose value stands behind the operation in the span's name. */
  readonly named?: string;
  readonly fields: AttributeFields<Extract<keyof Given, string>>;
  readonly content?: ContentFields<Extract<keyof Given, string>>;
}

export interface KindStart extends Pick<OperationStart, "scope" | "links" | "derived" | "event" | "exceptionEvent"> {
  readonly kind?: SpanKind;
  /** What is not given, but known. */
  readonly known?: () => Attributes;
}

/** Records the content among what is given. */
const recordContent = (operation: Operation, given: unknown, fields: ContentFields<string> = []): void => {
  for (const [field, key, form] of fields) {
    const value = readProperty(given, field);
    if (value === undefined) continue;
    if (form === "text") operation.setText(key, value);
    else operation.setContent(key, () => parsedJson(value));
  }
};

/** Starts an operation of a kind with what is given for it. */
export const startKind = <Given>(
  settings: TracerSettings,
  { operation: name, kind = SpanKind.INTERNAL, named, fields, content }: OperationKind<Given>,
  given: Given,
  { kind: chosen = kind, known, ...start }: KindStart = {},
): Operation => {
  const operation = startOperation(settings, {
    ...start,
    kind: chosen,
    named: [ATTR_GEN_AI_OPERATION_NAME, ...(named === undefined ? [] : [named])],
    attributes: () => ({ [ATTR_GEN_AI_OPERATION_NAME]: name, ...known?.(), ...attributesFrom(given, fields) }),
  });
  recordContent(operation, given, content);
  return operation;
};
