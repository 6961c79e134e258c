import { expect, it } from "vitest";

import { formatReport } from "../src/report.ts";

const plain = (_: string, text: string): string => text;

it("shows a table, and each reason once with its clients", () => {
  const ends = { aspect: "ends", message: "expected one" } as const;
  const text = formatReport(
    {
      adapter: "mine",
      clients: ["openai 7 chat", "openai 7 embeddings", "anthropic 1 messages"],
      notRecorded: ["timeToFirstChunk"],
      strays: ["Error: late"],
      cells: [
        { scenario: "success", client: "openai 7 chat", findings: [] },
        { scenario: "success", client: "openai 7 embeddings", findings: [] },
        { scenario: "left", client: "openai 7 chat", findings: [ends, ends, { aspect: "usage", message: "none" }] },
        { scenario: "left", client: "anthropic 1 messages", findings: [ends] },
      ],
    },
    plain,
  );
  expect(text).toBe(
    `mine: 2 of 4 as they should be
not recorded, and not judged: timeToFirstChunk

         openai 7  openai 7    anthropic 1
         chat      embeddings  messages
success  ✓         ✓           ·
left     ✗         ·           ✗

left
  ✗ ends: expected one
    openai 7 chat, anthropic 1 messages
  ✗ usage: none
    openai 7 chat

  ✗ outside of any scenario: Error: late`,
  );
});
