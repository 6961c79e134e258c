import { sliceTrimmed } from "../optional-white-space.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { encodeRest } from "./percent-encode.ts";
import { isToken } from "./token.ts";

const formatProperty = (property: string): string | undefined => {
  const equals = property.indexOf("=");
  if (equals < 0) return isToken(property) ? property : undefined;
  const key = sliceTrimmed(property, 0, equals);
  if (!isToken(key)) return undefined;
  return `${key}=${encodeRest(sliceTrimmed(property, equals + 1, property.length))}`;
};

/**
 * The metadata of an entry as properties of the member, each with the semicolon before it. OpenTelemetry has metadata as
 * one opaque text, the one that stood in a header or is to stand there: so what is encoded stays as it is. What no
 * property can be is left out, as it would be read as something else, and empty ones go unsaid.
 */
export const formatProperties = (metadata: string, position: number, violations: BaggageViolation[]): string => {
  let text = "";
  for (const [index, part] of metadata.split(";").entries()) {
    const property = sliceTrimmed(part, 0, part.length);
    if (property === "") continue;
    const formatted = formatProperty(property);
    if (formatted === undefined) violations.push({ reason: "invalid_property", position, property: index });
    else text += `;${formatted}`;
  }
  return text;
};
