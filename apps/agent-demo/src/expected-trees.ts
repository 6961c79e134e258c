import { type ExpectedSpan, type ExpectedTree, spansOf, type Tokens } from "./expected-span.ts";

/** US dollars for a million tokens, as the vendors publish them. */
const PRICES: Readonly<Record<string, readonly [input: number, output: number]>> = {
  "gpt-4o": [2.5, 10],
  "text-embedding-3-small": [0.02, 0],
  "claude-haiku-4-5": [1, 5],
};

const priceOf = (model: string, [input, output = 0]: Tokens): number => {
  const [perInput, perOutput] = PRICES[model] ?? [Number.NaN, Number.NaN];
  return (input * perInput + output * perOutput) / 1e6;
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

type ModelOutcome = Pick<ExpectedSpan, "tokens" | "failure" | "left">;

/** Without token counts nobody knows what a call cost. */
const modelCall = (operation: string, model: string, outcome: ModelOutcome): ExpectedTree => ({
  name: `${operation} ${model}`,
  ...outcome,
  ...(outcome.tokens && { cost: priceOf(model, outcome.tokens) }),
});

export const chat = (model: string, outcome: ModelOutcome): ExpectedTree => modelCall("chat", model, outcome);

export const embeddings = (model: string, inputTokens: number): ExpectedTree =>
  modelCall("embeddings", model, { tokens: [inputTokens] });

export const tool = (name: string): ExpectedTree => ({ name: `execute_tool ${name}` });

export const plan = (agentName: string, ...children: readonly ExpectedTree[]): ExpectedTree => ({
  name: `plan ${agentName}`,
  children,
});

export const retrieval = (source: string, ...children: readonly ExpectedTree[]): ExpectedTree => ({
  name: `retrieval ${source}`,
  children,
});

/** An agent counts what it has called itself, wherever in its work, and the tokens of its chats. */
export const agent = (name: string, ...children: readonly ExpectedTree[]): ExpectedTree => {
  const within = children.flatMap((child) => spansOf(child));
  const called = (operation: string): ExpectedSpan[] => within.filter((span) => span.name.startsWith(`${operation} `));
  const chats = called("chat");
  const tokens = chats.flatMap((call) => (call.tokens === undefined ? [] : [call.tokens]));
  return {
    name: `invoke_agent ${name}`,
    children,
    calls: [chats.length, called("execute_tool").length],
    ...(tokens.length > 0 && {
      tokens: [sum(tokens.map(([input]) => input)), sum(tokens.map(([, output = 0]) => output))],
    }),
  };
};

export const handedOverBy = (agentName: string, tree: ExpectedTree): ExpectedTree => ({
  ...tree,
  handedOverBy: `invoke_agent ${agentName}`,
});

export const workflow = (name: string, ...agents: readonly ExpectedTree[]): ExpectedTree => ({
  name: `invoke_workflow ${name}`,
  children: agents,
});
