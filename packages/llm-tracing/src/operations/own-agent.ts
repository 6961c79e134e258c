import { context, type Attributes } from "@opentelemetry/api";
import { ATTR_GEN_AI_AGENT_NAME } from "@sideband/semconv";

import { scopeOf } from "../context/scope.ts";

/** The name of the agent that an operation is part of, where it is known. */
export const ownAgent = (): Attributes => {
  const name = scopeOf(context.active()).agent?.name;
  return name === undefined ? {} : { [ATTR_GEN_AI_AGENT_NAME]: name };
};
