import { ATTR_GEN_AI_PROMPT_VARIABLE } from "@sideband/semconv";

const NAMESPACES: readonly string[] = ["gen_ai.", "mcp.", "openai.", "aws.bedrock.", "sideband."];

/** Whether a key is in a namespace whose every name is known: the conventions', or our own. */
export const isLintedKey = (key: string): boolean => NAMESPACES.some((namespace) => key.startsWith(namespace));

const TEMPLATE = `${ATTR_GEN_AI_PROMPT_VARIABLE}.`;

/** Whether a key is one of the template's, of which anybody makes their own. */
export const isTemplateKey = (key: string): boolean => key.startsWith(TEMPLATE) && key.length > TEMPLATE.length;
