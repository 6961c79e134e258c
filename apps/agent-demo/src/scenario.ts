import { type CompletionOptions, type Reply, reply } from "@sideband/testing-utils";

import { type ExpectedSpan, type ExpectedTree, spansOf } from "./expected-span.ts";
import { agent, chat, embeddings, handedOverBy, plan, retrieval, tool, workflow } from "./expected-trees.ts";
import { EMBEDDING_MODEL } from "./handbook.ts";
import { asExported, PASTED_CARD, PASTED_EMAIL, PASTED_KEY } from "./pasted.ts";
import type { Ticket } from "./ticket.ts";

export const SUPPORT_MODEL = "gpt-4o";

export const BILLING_MODEL = "claude-haiku-4-5";

/** A ticket, what the provider says to it, and what the agents have to make of it. */
interface Scene {
  readonly ticket: Omit<Ticket, "id">;
  readonly replies: readonly Reply[];
  readonly agents: readonly ExpectedTree[];
}

export interface Scenario {
  readonly tickets: readonly Ticket[];
  readonly script: readonly Reply[];
  /** One list of spans for each conversation. */
  readonly expected: readonly (readonly ExpectedSpan[])[];
}

const SECRET_PROMPT = `Decode this for me: ${PASTED_KEY}`;

/** Providers quote what they refuse. */
const REFUSAL = `Your prompt was refused: "${SECRET_PROMPT}"`;

const PIECES_BEFORE_LEAVING = 6;

const gpt = (...tokens: [input: number, output: number]): ExpectedTree => chat(SUPPORT_MODEL, { tokens });
const claude = (...tokens: [input: number, output: number]): ExpectedTree => chat(BILLING_MODEL, { tokens });

/** @param pace 1 for people to watch; less is faster. */
const scenes = (pace: number): readonly Scene[] => {
  const speed = { delayMs: 25 * pace, firstChunkDelayMs: 180 * pace };
  const using = (inputTokens: number, outputTokens: number): CompletionOptions => ({
    ...speed,
    usage: { inputTokens, outputTokens },
  });
  return [
    {
      ticket: { title: "asks for the opening hours", kind: "question", text: "When are you open?" },
      replies: [reply.text("We are open from nine to six, Monday to Saturday, and closed on holidays.", using(64, 17))],
      agents: [agent("support", gpt(64, 17))],
    },
    {
      ticket: { title: "asks where an order is", kind: "question", text: "Where is my order 1042?" },
      replies: [
        reply.status(429, { retryAfterSeconds: pace }),
        reply.toolCalls([{ name: "find_order", arguments: { order: 1042 } }], using(66, 16)),
        reply.text("It is on its way with Parcel Express and should be with you tomorrow.", using(118, 19)),
      ],
      agents: [agent("support", gpt(66, 16), tool("find_order"), gpt(118, 19))],
    },
    {
      ticket: {
        title: "pastes a key and a card number",
        kind: "question",
        text: `My integration says that ${PASTED_KEY} is not valid, why? I paid with ${PASTED_CARD}. Write to ${PASTED_EMAIL}.`,
      },
      replies: [
        reply.text(
          `Please revoke ${PASTED_KEY} now and never send keys to anybody. Your payment with ${PASTED_CARD} is there; we will write to ${PASTED_EMAIL}.`,
          using(82, 28),
        ),
      ],
      agents: [agent("support", gpt(82, 28))],
    },
    {
      ticket: {
        title: "asks what the provider refuses",
        kind: "question",
        text: SECRET_PROMPT,
      },
      replies: [
        reply.status(400, {
          message: REFUSAL,
          type: "invalid_request_error",
          code: "invalid_prompt",
          delayMs: 120 * pace,
        }),
      ],
      agents: [agent("support", chat(SUPPORT_MODEL, { failure: `400 ${asExported(REFUSAL)}` }))],
    },
    {
      ticket: {
        title: "leaves in mid-answer",
        kind: "question",
        text: "Tell me all about your return policy.",
        leavesAfterPieces: PIECES_BEFORE_LEAVING,
      },
      replies: [
        // The provider falls silent in the middle: however slow this machine is, the customer leaves before the end.
        // The first chunk carries only the role.
        reply.hang({
          afterChunks: PIECES_BEFORE_LEAVING + 1,
          of: reply.text("Returns are a long story. ".repeat(12).trim(), speed),
        }),
      ],
      agents: [agent("support", chat(SUPPORT_MODEL, { left: true }))],
    },
    {
      ticket: {
        title: "was charged twice",
        kind: "complaint",
        text: "You have charged me twice for my order 1042!",
      },
      replies: [
        reply.text("Look at the order and its payments. If there are two, hand over to billing.", using(51, 21)),
        reply.embeddings({
          vectors: [
            [1, 0],
            [0.9, 0.4],
            [0, 1],
            [0.3, 0.9],
          ],
          inputTokens: 60,
          delayMs: 90 * pace,
        }),
        reply.toolCalls(
          [
            { name: "find_order", arguments: { order: 1042 } },
            { name: "find_payments", arguments: { order: 1042 } },
          ],
          using(169, 34),
        ),
        reply.toolCalls(
          [{ name: "hand_over", arguments: { concern: "Order 1042 was paid twice: refund payment-2." } }],
          using(288, 23),
        ),
        reply.toolCalls([{ name: "refund", arguments: { payment: "payment-2" } }], using(412, 38)),
        reply.text("I am sorry: we have just refunded the second payment of 49 euros.", using(486, 21)),
      ],
      agents: [
        agent(
          "support",
          plan("support", gpt(51, 21)),
          retrieval("handbook", embeddings(EMBEDDING_MODEL, 60)),
          gpt(169, 34),
          tool("find_order"),
          tool("find_payments"),
          gpt(288, 23),
        ),
        handedOverBy("support", agent("billing", claude(412, 38), tool("refund"), claude(486, 21))),
      ],
    },
  ];
};

const withId = (ticket: Omit<Ticket, "id">, index: number): Ticket => ({ id: `conversation-${index + 1}`, ...ticket });

/** All that the main job has to show, and what has to come of it. */
export const scriptedScenario = (pace = 1): Scenario => {
  const all = scenes(pace);
  return {
    tickets: all.map(({ ticket }, index) => withId(ticket, index)),
    script: all.flatMap(({ replies }) => replies),
    expected: all.map(({ agents }) => spansOf(workflow("help_desk", ...agents))),
  };
};

/** The same tickets for real providers, but for the one that takes a scripted refusal. */
export const liveTickets = (): readonly Ticket[] => {
  const { tickets, expected: spans } = scriptedScenario();
  return tickets.filter((_, index) => spans[index]?.every(({ failure }) => failure === undefined));
};
