/** What an application does, as a tree. */
export type Work = Callback | Stream | { readonly kind: "flush" | "shutdown" };

export interface Callback {
  readonly kind: "agent" | "tool" | "plan" | "chat" | "embeddings";
  readonly id: number;
  /** Where it has work within it, its callback is async. */
  readonly end: "returns" | "throws" | "resolves" | "rejects";
  readonly tokens: number | undefined;
  readonly within: readonly Work[];
}

export interface Stream {
  readonly kind: "stream";
  readonly id: number;
  readonly source: "iterable" | "function" | "traced function";
  readonly chunks: number;
  /** How many of them are read before it is left, where it is not read to its end. */
  readonly read: number;
  readonly end: "consumed" | "left" | "failed" | "forgotten";
  readonly tokens: number | undefined;
}

/** What is to be seen of an operation. */
export interface Seen {
  readonly name: string;
  readonly parent: string | undefined;
  completion: "completed" | "cancelled" | "failed" | "abandoned" | undefined;
  outcome: "cancelled" | "abandoned" | "unconsumed" | undefined;
  nested: boolean;
  chunks: number | undefined;
  /** Of an agent: its model calls, its tool calls, their tokens. */
  totals: readonly (number | undefined)[] | undefined;
}

interface Totals {
  inferences: number;
  tools: number;
  tokens: number | undefined;
}

/** An operation that has begun, in the naive model. */
interface Begun extends Seen {
  readonly kind: Work["kind"];
  readonly tokens: { told: number | undefined };
  /** The agent that counts it. */
  readonly countedBy: Totals | undefined;
  readonly own: Totals | undefined;
  readonly idle: boolean;
}

interface Place {
  readonly parent: string | undefined;
  readonly agent: Totals | undefined;
  /** The call of a model that it runs directly within. */
  readonly call: Begun | undefined;
}

const OPERATIONS = {
  agent: "invoke_agent",
  tool: "execute_tool",
  plan: "plan",
  chat: "chat",
  embeddings: "embeddings",
  stream: "chat",
} as const;

const nameOf = ({ kind, id }: Callback | Stream): string => `${OPERATIONS[kind]} ${id}`;

/** Tells what is to be seen of some work, in the order in which its operations begin. Naive, and by itself. */
export const predict = (work: readonly Work[]): readonly Seen[] => {
  const all: Begun[] = [];

  const isInference = (kind: Work["kind"]): boolean => ["chat", "embeddings", "stream"].includes(kind);

  const begin = (each: Callback | Stream, place: Place, idle = false): Begun => {
    const embeds = each.kind === "embeddings";
    const outer = place.call;
    const nests =
      isInference(each.kind) &&
      outer !== undefined &&
      outer.completion === undefined &&
      (outer.kind === "embeddings") === embeds;
    if (nests) outer.nested = true;
    if (isInference(each.kind) && !nests && !embeds && place.agent !== undefined) place.agent.inferences += 1;
    if (each.kind === "tool" && place.agent !== undefined) place.agent.tools += 1;
    const begun: Begun = {
      name: nameOf(each),
      parent: place.parent,
      kind: each.kind,
      completion: undefined,
      outcome: undefined,
      nested: false,
      chunks: undefined,
      totals: undefined,
      tokens: { told: undefined },
      countedBy: place.agent,
      own: each.kind === "agent" ? { inferences: 0, tools: 0, tokens: undefined } : undefined,
      idle,
    };
    all.push(begun);
    return begun;
  };

  const end = (begun: Begun, completion: NonNullable<Seen["completion"]>): void => {
    if (begun.completion !== undefined) return;
    begun.completion = completion;
    if (completion === "cancelled" || completion === "abandoned") begun.outcome = completion;
    if (completion === "abandoned" && begun.idle && begun.chunks === undefined) begun.outcome = "unconsumed";
    const { told } = begun.tokens;
    const { countedBy, own } = begun;
    if (told !== undefined && !begun.nested && begun.kind !== "embeddings" && countedBy !== undefined) {
      countedBy.tokens = (countedBy.tokens ?? 0) + told;
    }
    if (own !== undefined) begun.totals = [own.inferences, own.tools, own.tokens];
  };

  const tell = (begun: Begun, tokens: number | undefined): void => {
    if (begun.completion === undefined && tokens !== undefined) begun.tokens.told = tokens;
  };

  const stream = (each: Stream, place: Place): void => {
    const reads = each.end === "consumed" || each.end === "failed" ? each.chunks : Math.min(each.read, each.chunks);
    const steps = each.end === "consumed" || each.end === "failed" || each.read > 0;
    if (each.source !== "iterable" && !steps) return;
    const ended = each.read > each.chunks || each.end === "consumed" || each.end === "failed";
    const begun = begin(each, place, true);
    if (each.source === "traced function") {
      const inner = begin({ ...innerCall(each), within: [] }, { parent: begun.name, agent: place.agent, call: begun });
      tell(inner, each.tokens);
      end(inner, "completed");
    }
    if (reads > 0) {
      begun.chunks = reads;
      tell(begun, each.tokens);
    }
    if (ended) end(begun, each.end === "failed" ? "failed" : "completed");
    if (each.end === "left") end(begun, "cancelled");
  };

  const callback = (each: Callback, place: Place): void => {
    const begun = begin(each, place);
    if (isInference(each.kind)) tell(begun, each.tokens);
    const within: Place = {
      parent: begun.name,
      agent: begun.own ?? place.agent,
      call: isInference(each.kind) ? begun : undefined,
    };
    for (const inner of each.within) run(inner, within);
    end(begun, each.end === "returns" || each.end === "resolves" ? "completed" : "failed");
  };

  const run = (each: Work, place: Place): void => {
    if (each.kind === "flush") for (const begun of all.toReversed()) if (begun.idle) end(begun, "abandoned");
    if (each.kind === "shutdown") for (const begun of all.toReversed()) end(begun, "abandoned");
    if (each.kind === "stream") stream(each, place);
    else if ("within" in each) callback(each, place);
  };

  for (const each of work) run(each, { parent: undefined, agent: undefined, call: undefined });
  run({ kind: "shutdown" }, { parent: undefined, agent: undefined, call: undefined });
  return all.map(({ name, parent, completion, outcome, nested, chunks, totals }) => ({
    name,
    parent,
    completion,
    outcome,
    nested,
    chunks,
    totals,
  }));
};

/** The call that another instrumentation traces within a stream's. */
export const innerCall = ({ id, tokens }: Stream): Callback => ({
  kind: "chat",
  id: id + 1_000_000,
  end: "returns",
  tokens,
  within: [],
});
