import type { AttributeDefinition } from "./attribute-definition.ts";
import { COMPONENT_TYPES } from "../values/component-type.ts";
import { MCP_METHODS } from "../values/mcp-method.ts";
import { OPENAI_API_TYPES, OPENAI_SERVICE_TIERS } from "../values/openai.ts";
import { SPAN_PARENT_ORIGINS } from "../values/span-parent-origin.ts";
import { SPAN_SAMPLING_RESULTS } from "../values/span-sampling-result.ts";
import { STATUS_CODES } from "../values/status-code.ts";

/** Attributes of providers, protocols and the general conventions. */
export const GENERAL_ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = {
  "aws.bedrock.guardrail.id": { type: "string", stability: "development" },
  "aws.bedrock.knowledge_base.id": { type: "string", stability: "development" },
  "azure.resource_provider.namespace": { type: "string", stability: "development" },
  "client.address": { type: "string", stability: "stable" },
  "client.port": { type: "int", stability: "stable" },
  "deployment.environment.name": { type: "open enum", stability: "stable" },
  "error.type": { type: "open enum", stability: "stable" },
  "exception.message": { type: "string", stability: "stable" },
  "exception.stacktrace": { type: "string", stability: "stable" },
  "exception.type": { type: "string", stability: "stable" },
  "http.request.method": { type: "open enum", stability: "stable" },
  "http.response.status_code": { type: "int", stability: "stable" },
  "jsonrpc.protocol.version": { type: "string", stability: "development" },
  "jsonrpc.request.id": { type: "string", stability: "development" },
  "mcp.method.name": { type: "open enum", stability: "development", values: MCP_METHODS },
  "mcp.protocol.version": { type: "string", stability: "development" },
  "mcp.resource.uri": { type: "string", stability: "development" },
  "mcp.session.id": { type: "string", stability: "development" },
  "network.protocol.name": { type: "string", stability: "stable" },
  "network.protocol.version": { type: "string", stability: "stable" },
  "network.transport": { type: "open enum", stability: "stable" },
  "openai.api.type": { type: "open enum", stability: "development", values: OPENAI_API_TYPES },
  "openai.request.service_tier": { type: "open enum", stability: "development", values: OPENAI_SERVICE_TIERS },
  "openai.response.service_tier": { type: "string", stability: "development" },
  "openai.response.system_fingerprint": { type: "string", stability: "development" },
  "otel.component.name": { type: "string", stability: "development" },
  "otel.component.type": { type: "open enum", stability: "development", values: COMPONENT_TYPES },
  "otel.event.name": { type: "string", stability: "stable" },
  "otel.scope.name": { type: "string", stability: "stable" },
  "otel.scope.schema_url": { type: "string", stability: "development" },
  "otel.scope.version": { type: "string", stability: "stable" },
  "otel.span.parent.origin": { type: "open enum", stability: "development", values: SPAN_PARENT_ORIGINS },
  "otel.span.sampling_result": { type: "open enum", stability: "development", values: SPAN_SAMPLING_RESULTS },
  "otel.status_code": { type: "open enum", stability: "stable", values: STATUS_CODES },
  "otel.status_description": { type: "string", stability: "stable" },
  "process.executable.name": { type: "string", stability: "development" },
  "process.executable.path": { type: "string", stability: "development" },
  "process.exit.code": { type: "int", stability: "development" },
  "rpc.status_code": { type: "string", stability: "stable" },
  "server.address": { type: "string", stability: "stable" },
  "server.port": { type: "int", stability: "stable" },
  "service.name": { type: "string", stability: "stable" },
  "service.version": { type: "string", stability: "stable" },
  "url.full": { type: "string", stability: "stable" },
  "user.id": { type: "string", stability: "development" },
};
