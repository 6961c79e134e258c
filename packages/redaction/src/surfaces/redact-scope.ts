import type { Redaction } from "../redaction.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import type { Surface } from "../counts/surface.ts";
import type { InstrumentationScope } from "../sdk/instrumentation-scope.ts";
import { guarded } from "./guarded.ts";
import type { Mutable } from "./mutable.ts";
import { NO_ATTRIBUTES, readAttributes, readDroppedAttributesCount } from "./read-attributes.ts";
import { redactText } from "./redact-text.ts";

/** Cleans what is known of the library that produced the telemetry. */
export const redactScope = (redaction: Redaction, scope: InstrumentationScope): InstrumentationScope => {
  const copy: Mutable<InstrumentationScope> = { name: guarded(redaction, scope, readName, "scope", WITHHELD_LABEL) };
  const version = guarded(redaction, scope, readVersion, "scope", undefined);
  if (version !== undefined) copy.version = version;
  const schemaUrl = guarded(redaction, scope, readSchemaUrl, "scope", undefined);
  if (schemaUrl !== undefined) copy.schemaUrl = schemaUrl;
  const attributes = guarded(redaction, scope, readAttributes, "scope", NO_ATTRIBUTES);
  if (attributes !== undefined) copy.attributes = attributes;
  const dropped = guarded(redaction, scope, readDroppedAttributesCount, "scope", undefined);
  if (dropped !== undefined) copy.droppedAttributesCount = dropped;
  return copy;
};

const readName = (redaction: Redaction, { name }: InstrumentationScope, surface: Surface): string =>
  redactText(redaction, name, surface);

const readVersion = (redaction: Redaction, { version }: InstrumentationScope, surface: Surface): string | undefined =>
  version === undefined ? undefined : redactText(redaction, version, surface);

const readSchemaUrl = (
  redaction: Redaction,
  { schemaUrl }: InstrumentationScope,
  surface: Surface,
): string | undefined => (schemaUrl === undefined ? undefined : redactText(redaction, schemaUrl, surface));
