import type { Attributes } from "@opentelemetry/api";

/** Values as attributes: api 1.10 types them as anything, and 1.9, whose SDK says so when it drops structures, does not. */
export const asAttributes = (values: object): Attributes => values as Attributes;
