/**
 * How much an attribute is asked for on a type of span: always; where its condition holds, such as "if the request was
 * streamed"; where it is to be had; or only where the user asked for it, since it is content or costly.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/general/attribute-requirement-level/
 */
export type RequirementLevel = "required" | "conditionally required" | "recommended" | "opt-in";
