import { scenario } from "../scenario/scenario.ts";
import type { WorkloadPart } from "./workload-part.ts";

/** What a service with a chat, a few agents and a search over documents does in a day. */
export const defaultMix = (): readonly WorkloadPart[] => [
  { weight: 50, scenario: scenario.modelRequest() },
  { weight: 14, scenario: scenario.agentRun() },
  {
    weight: 8,
    scenario: scenario.agentRun({ agentName: "researcher", retrieval: {}, memorySearch: {}, planShare: 1 }),
  },
  { weight: 12, scenario: scenario.embeddings() },
  { weight: 8, scenario: scenario.retrieval() },
  { weight: 4, scenario: scenario.retriedRequest() },
  { weight: 2, scenario: scenario.memorySearch() },
  { weight: 2, scenario: scenario.handoff() },
];
