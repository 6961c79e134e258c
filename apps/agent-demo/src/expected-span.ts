export type Tokens = readonly [input: number, output?: number];

export type Calls = readonly [models: number, tools: number];

/** A span that has to arrive. */
export interface ExpectedSpan {
  readonly name: string;
  /** The name of its parent. */
  readonly parent: string | null;
  /** The description of its status, if it has to have failed. */
  readonly failure?: string;
  /** Its stream was left by the consumer. */
  readonly left?: true;
  readonly tokens?: Tokens;
  /** In US dollars. */
  readonly cost?: number;
  /** What an agent has called itself. */
  readonly calls?: Calls;
  /** The name of the span that its link leads to. */
  readonly handedOverBy?: string;
}

/** A span with those under it by their starts; of two that start at once, the one that ends last comes first. */
export interface ExpectedTree extends Omit<ExpectedSpan, "parent"> {
  readonly children?: readonly ExpectedTree[];
}

/** The spans of a tree, each before those under it. */
export const spansOf = ({ children = [], ...span }: ExpectedTree, parent: string | null = null): ExpectedSpan[] => [
  { ...span, parent },
  ...children.flatMap((child) => spansOf(child, span.name)),
];
