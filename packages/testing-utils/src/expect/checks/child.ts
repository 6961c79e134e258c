import { expectCount } from "../../expect-option.ts";
import { counted } from "../../value/counted.ts";
import type { SpanCheck } from "../span-check.ts";
import type { SpanTarget } from "../span-target.ts";
import { listNames } from "./list-names.ts";

const NO_CHILDREN = "it has no children";

/** One of its children is the one that is meant. */
export const childCheck = (target: SpanTarget): SpanCheck => ({
  expectation: `to have child ${target.words}`,
  test(span, forest) {
    const children = forest.childrenOf(span);
    if (children.some((child) => target.isMet(child, forest))) return null;
    return children.length === 0 ? NO_CHILDREN : `children are ${listNames(children, children.length)}`;
  },
});

/** It has that many children. Throws a `TypeError` for what is no count. */
export const childCountCheck = (count: number): SpanCheck => {
  expectCount("count", count);
  return {
    expectation: `to have ${counted(count, "child", "children")}`,
    test(span, forest) {
      const children = forest.childrenOf(span);
      if (children.length === count) return null;
      if (children.length === 0) return NO_CHILDREN;
      return `it has ${counted(children.length, "child", "children")}: ${listNames(children, children.length)}`;
    },
  };
};
