import { basename } from "node:path";

import type { Attributes, AttributeValue } from "@opentelemetry/api";
import { defaultResource, type Resource, resourceFromAttributes } from "@opentelemetry/resources";

import manifest from "../package.json" with { type: "json" };
import type { ServiceConfiguration } from "./configuration.ts";
import type { Environment } from "./environment.ts";
import { expectSection, expectText, wrongOption } from "./expect-option.ts";
import { parsePairList } from "./pair-list.ts";

const SERVICE_NAME = "service.name";
const SERVICE_VERSION = "service.version";
const DEPLOYMENT_ENVIRONMENT = "deployment.environment.name";

export interface ResourceSettings {
  readonly resource: Resource;
  readonly serviceName: string;
  readonly serviceVersion: string | undefined;
}

const isPrimitive = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

const isAttributeValue = (value: unknown): value is AttributeValue =>
  isPrimitive(value) ||
  (Array.isArray(value) && value.every((one) => isPrimitive(one) && typeof one === typeof value[0]));

const expectAttributes = (attributes: Attributes | undefined): Attributes => {
  if (attributes === undefined) return {};
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) {
    throw wrongOption("service.attributes", "a record of attributes", attributes);
  }
  for (const [key, value] of Object.entries(attributes)) {
    const name = `service.attributes[${JSON.stringify(key)}]`;
    if (!isAttributeValue(value))
      throw wrongOption(name, "a string, a number, a boolean or an array of one of them", value);
  }
  return attributes;
};

/** Of the program, not of the path that it was started by. */
const unknownService = (): string => `unknown_service:${basename(process.execPath).replace(/\.exe$/i, "")}`;

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/**
 * Who sends the telemetry, from what says the least to what wins: the SDK, the environment, the configuration.
 *
 * @see https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
 * @throws TypeError for a value of the configuration that cannot work.
 */
export const resourceSettings = (
  section: ServiceConfiguration | undefined,
  environment: Environment,
): ResourceSettings => {
  const own = expectSection("service", section, ["name", "version", "environment", "attributes"]);
  const version = expectText("service.version", own.version);
  const deployment = expectText("service.environment", own.environment);
  const attributes: Attributes = {
    "telemetry.distro.name": manifest.name,
    "telemetry.distro.version": manifest.version,
    ...environment.read({
      names: ["OTEL_RESOURCE_ATTRIBUTES"],
      expected: "a list of percent-encoded attributes, as in key=value,key=value",
      parse: parsePairList,
    }),
    ...expectAttributes(own.attributes),
    ...(version !== undefined && { [SERVICE_VERSION]: version }),
    ...(deployment !== undefined && { [DEPLOYMENT_ENVIRONMENT]: deployment }),
  };
  const serviceName =
    expectText("service.name", own.name) ??
    textOf(own.attributes?.[SERVICE_NAME]) ??
    environment.read({ names: ["OTEL_SERVICE_NAME"], expected: "a name", parse: (text) => text }) ??
    textOf(attributes[SERVICE_NAME]) ??
    unknownService();
  return {
    resource: defaultResource().merge(resourceFromAttributes({ ...attributes, [SERVICE_NAME]: serviceName })),
    serviceName,
    serviceVersion: textOf(attributes[SERVICE_VERSION]),
  };
};
