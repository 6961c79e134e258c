// Where other instrumentations put prompts, completions, tool arguments and results. Sources: the attribute names of
// OpenInference's semantic conventions, Traceloop's OpenLLMetry, the Vercel AI SDK, Langfuse, MLflow, Braintrust,
// Genkit, Sentry, and of GenAI events before they became attributes of spans.
const VENDOR_CONTENT_KEYS: readonly RegExp[] = [
  /^(?:input|output)\.(?:value|images|documents|audio)\b/u,
  /^llm\.(?:input_messages|output_messages|prompts|completions|choices|tools|function_call|request\.functions)\b/u,
  /^llm\.prompt_template(?:\.(?:template|variables)|$)/u,
  /^tool\.(?:parameters|description|json_schema)$/u,
  /^(?:retrieval\.documents|embedding\.embeddings|reranker\.(?:query|input_documents|output_documents))\b/u,
  /^(?:embedding\.(?:text|vector)|document\.content)$/u,
  /^gen_ai\.(?:prompt|completion)\.\d+\./u,
  /^traceloop\.(?:entity\.(?:input|output)|prompt\.(?:template|template_variables))$/u,
  /^ai\.(?:prompt|response|result)(?:\.(?:messages|tools|system|text|object|toolCalls|reasoning|files|body))?$/u,
  /^ai\.(?:toolCall\.(?:args|result)|values?|embeddings?|documents|schema|schema\.description)$/u,
  /^langfuse\.(?:observation|trace)\.(?:input|output)$/u,
  /^mlflow\.span(?:Inputs|Outputs)$/u,
  /^braintrust\.(?:input|output)(?:_json)?$/u,
  /^genkit:(?:input|output)$/u,
  /^gen_ai\.(?:request\.messages|response\.(?:text|tool_calls)|tool\.(?:input|output)|embeddings\.input)$/u,
  /^gen_ai\.event\.content$/u,
];

/** Whether a key of another instrumentation may hold content. */
export const isVendorContentKey = (key: string): boolean => VENDOR_CONTENT_KEYS.some((pattern) => pattern.test(key));

const MESSAGE_EVENT = /^gen_ai\.(?:(?:system|user|assistant|tool)\.message|choice)$/u;

const MESSAGE_KEYS: ReadonlySet<string> = new Set(["content", "message", "tool_calls"]);

/** Whether a key may hold content because it stands on an event that is a message. */
export const isMessageKey = (event: string, key: string): boolean => MESSAGE_EVENT.test(event) && MESSAGE_KEYS.has(key);
