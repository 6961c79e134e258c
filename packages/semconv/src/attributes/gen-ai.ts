// Operations, agents, conversations, prompts and evaluations of the GenAI conventions.

/** What the agent is for, in free text. */
export const ATTR_GEN_AI_AGENT_DESCRIPTION = "gen_ai.agent.description";

/** Stable id that a provider gave to a hosted agent. Not for agents that live in this process. */
export const ATTR_GEN_AI_AGENT_ID = "gen_ai.agent.id";

/** Name of the agent or workflow; static and of low cardinality. */
export const ATTR_GEN_AI_AGENT_NAME = "gen_ai.agent.name";

/** Version of a hosted agent. */
export const ATTR_GEN_AI_AGENT_VERSION = "gen_ai.agent.version";

/** Whether the history was compacted before this call. Only ever `true`; absent otherwise. */
export const ATTR_GEN_AI_CONVERSATION_COMPACTED = "gen_ai.conversation.compacted";

/** A real conversation, session or thread id. Never a stand-in such as a trace id or a hash. */
export const ATTR_GEN_AI_CONVERSATION_ID = "gen_ai.conversation.id";

/** Why the evaluator gave its score, in free text. */
export const ATTR_GEN_AI_EVALUATION_EXPLANATION = "gen_ai.evaluation.explanation";

/** The measure that was evaluated, e.g. `Relevance`. */
export const ATTR_GEN_AI_EVALUATION_NAME = "gen_ai.evaluation.name";

/** The score as a word, e.g. `pass`. */
export const ATTR_GEN_AI_EVALUATION_SCORE_LABEL = "gen_ai.evaluation.score.label";

/** The score as a number. */
export const ATTR_GEN_AI_EVALUATION_SCORE_VALUE = "gen_ai.evaluation.score.value";

/** Messages sent to the model, in order. Content: recorded only on request. */
export const ATTR_GEN_AI_INPUT_MESSAGES = "gen_ai.input.messages";

/** Description of the agent that this process is. On the resource, not on spans. */
export const ATTR_GEN_AI_MAIN_AGENT_DESCRIPTION = "gen_ai.main_agent.description";

/** Provider-assigned id of the agent that this process is. On the resource, not on spans. */
export const ATTR_GEN_AI_MAIN_AGENT_ID = "gen_ai.main_agent.id";

/** Name of the agent that this process is. On the resource, not on spans. */
export const ATTR_GEN_AI_MAIN_AGENT_NAME = "gen_ai.main_agent.name";

/** What was done: `chat`, `embeddings`, `execute_tool`, …. Required on every GenAI span. */
export const ATTR_GEN_AI_OPERATION_NAME = "gen_ai.operation.name";

/** Messages that the model returned, one per choice. Content: recorded only on request. */
export const ATTR_GEN_AI_OUTPUT_MESSAGES = "gen_ai.output.messages";

/** Modality that the request asked for: `text`, `json`, `image`, `speech`. */
export const ATTR_GEN_AI_OUTPUT_TYPE = "gen_ai.output.type";

/** Name of the prompt template in use. */
export const ATTR_GEN_AI_PROMPT_NAME = "gen_ai.prompt.name";

/** Prefix of the values put into a prompt template: append `.<variable>`. Content: recorded only on request. */
export const ATTR_GEN_AI_PROMPT_VARIABLE = "gen_ai.prompt.variable";

/** Version of the prompt template in use. */
export const ATTR_GEN_AI_PROMPT_VERSION = "gen_ai.prompt.version";

/** The provider as the client sees it, e.g. `openai`, `aws.bedrock`. */
export const ATTR_GEN_AI_PROVIDER_NAME = "gen_ai.provider.name";

/** Instructions that the API takes apart from the history. Content: recorded only on request. */
export const ATTR_GEN_AI_SYSTEM_INSTRUCTIONS = "gen_ai.system_instructions";
