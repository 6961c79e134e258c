// What only one provider has.

/** The Bedrock guardrail in force. */
export const ATTR_AWS_BEDROCK_GUARDRAIL_ID = "aws.bedrock.guardrail.id";

/** The Bedrock knowledge base in use. */
export const ATTR_AWS_BEDROCK_KNOWLEDGE_BASE_ID = "aws.bedrock.knowledge_base.id";

/** Azure resource provider, e.g. `Microsoft.CognitiveServices`. */
export const ATTR_AZURE_RESOURCE_PROVIDER_NAMESPACE = "azure.resource_provider.namespace";

/** Which OpenAI API was called: `chat_completions` or `responses`. */
export const ATTR_OPENAI_API_TYPE = "openai.api.type";

/** Service tier asked for; recorded unless `auto`. */
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = "openai.request.service_tier";

/** Service tier that served the request. */
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = "openai.response.service_tier";

/** Fingerprint of the serving backend. Keep it off metrics: it multiplies series. */
export const ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT = "openai.response.system_fingerprint";
