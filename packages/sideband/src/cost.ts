export { CostCalculator } from "@sideband/llm-tracing/cost";

export type { CostCalculatorOptions } from "@sideband/llm-tracing/cost";
