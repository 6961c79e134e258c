export type MarkdownBlock = { language: string; line: number; text: string };

const fence = /^```(\w*)[^\n]*\n([\s\S]*?)^```\s*$/gm;

/** The fenced code blocks of a document; `line` is that of the block's first line of code, counted from 1. */
export const markdownBlocks = (document: string): MarkdownBlock[] =>
  [...document.matchAll(fence)].map((match) => ({
    language: match[1] ?? "",
    line: document.slice(0, match.index).split("\n").length + 1,
    text: match[2] ?? "",
  }));
