// Tools and skills.

/** What the skill is for. */
export const ATTR_GEN_AI_SKILL_DESCRIPTION = "gen_ai.skill.description";

/** Name of the skill in use. */
export const ATTR_GEN_AI_SKILL_NAME = "gen_ai.skill.name";

/** Name of the skill's resource in use. */
export const ATTR_GEN_AI_SKILL_RESOURCE_NAME = "gen_ai.skill.resource.name";

/** Where the skill comes from. */
export const ATTR_GEN_AI_SKILL_SOURCE_URI = "gen_ai.skill.source.uri";

/** Arguments of a tool call. Content: recorded only on request. */
export const ATTR_GEN_AI_TOOL_CALL_ARGUMENTS = "gen_ai.tool.call.arguments";

/** Id of a tool call. */
export const ATTR_GEN_AI_TOOL_CALL_ID = "gen_ai.tool.call.id";

/** Result of a tool call. Content: recorded only on request. */
export const ATTR_GEN_AI_TOOL_CALL_RESULT = "gen_ai.tool.call.result";

/** Tools offered to the model. Content: recorded only on request. */
export const ATTR_GEN_AI_TOOL_DEFINITIONS = "gen_ai.tool.definitions";

/** What the tool is for. Gated like content, since applications write prompts into it. */
export const ATTR_GEN_AI_TOOL_DESCRIPTION = "gen_ai.tool.description";

/** Name of the tool. */
export const ATTR_GEN_AI_TOOL_NAME = "gen_ai.tool.name";

/** Kind of tool: `function`, `extension`, `datastore`. */
export const ATTR_GEN_AI_TOOL_TYPE = "gen_ai.tool.type";
