import { randomWord } from "../random/random-word.ts";
import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { planAgentRun } from "./plan-agent-run.ts";
import { planEmbeddings } from "./plan-embeddings.ts";
import { planHandoff } from "./plan-handoff.ts";
import { planMemorySearch } from "./plan-memory-search.ts";
import { openConversation, planModelRequest } from "./plan-model-request.ts";
import { planRetrieval } from "./plan-retrieval.ts";
import { planRetriedRequest } from "./plan-retried-request.ts";
import { planToolCall, toolArguments } from "./plan-tool-call.ts";
import type { Scenario } from "./scenario.ts";

/** Plans the one root of a trace and all that is below it. */
export const planScenario = (timeline: Timeline, scenario: Scenario): SpanEnd => {
  switch (scenario.kind) {
    case "agentRun":
      return planAgentRun(timeline, scenario);
    case "embeddings":
      return planEmbeddings(timeline, scenario);
    case "handoff":
      return planHandoff(timeline, scenario);
    case "memorySearch":
      return planMemorySearch(timeline, scenario);
    case "modelRequest":
      return planModelRequest(timeline, scenario, openConversation(timeline, scenario));
    case "retrieval":
      return planRetrieval(timeline, scenario);
    case "retriedRequest":
      return planRetriedRequest(timeline, scenario);
    default: {
      scenario satisfies { kind: "toolCall" };
      const id = `call_${randomWord(timeline.random)}`;
      return planToolCall(timeline, scenario, { id, arguments: toolArguments(timeline) });
    }
  }
};
