import { type Reply, reply } from "@sideband/testing-utils";

import type { Ticket } from "./ticket.ts";

/** An API key, made up, as a customer may paste one. It must never leave the process with the telemetry. */
export const KEY_IN_PROMPT = "sk-demo-7Qx2Lr9vTn4Kc8Wz1Hd6";

export const SCRIPTED_MODEL = "gpt-4o";

/** A span that has to arrive. */
export interface ExpectedSpan {
  readonly name: string;
  readonly parent: string | null;
  /** The description of its status, if it has to have failed. */
  readonly failure?: string;
  readonly tokens?: readonly [input: number, output: number];
  /** Its stream was left by the consumer. */
  readonly left?: true;
}

/** A ticket, what the provider says to it, and which spans have to come of it, by their start. */
interface Scene {
  readonly ticket: Ticket;
  readonly replies: readonly Reply[];
  readonly spans: readonly ExpectedSpan[];
}

export interface Scenario {
  readonly tickets: readonly Ticket[];
  readonly script: readonly Reply[];
  /** One list for each ticket. */
  readonly expected: readonly (readonly ExpectedSpan[])[];
}

const PIECES_BEFORE_LEAVING = 6;
const AGENT = "invoke_agent support";
const CHAT = `chat ${SCRIPTED_MODEL}`;
const agent: ExpectedSpan = { name: AGENT, parent: null };
const chat = (rest: Partial<ExpectedSpan>): ExpectedSpan => ({ name: CHAT, parent: AGENT, ...rest });
const tokens = (input: number, output: number): { usage: { inputTokens: number; outputTokens: number } } => ({
  usage: { inputTokens: input, outputTokens: output },
});

/** @param pace 1 for people to watch; less is faster. */
const scenes = (pace: number): readonly Scene[] => {
  const speed = { delayMs: 25 * pace, firstChunkDelayMs: 180 * pace };
  return [
    {
      ticket: { title: "asks for the opening hours", question: "When are you open?" },
      replies: [
        reply.text("We are open from nine to six, Monday to Saturday, and closed on holidays.", {
          ...speed,
          ...tokens(64, 17),
        }),
      ],
      spans: [agent, chat({ tokens: [64, 17] })],
    },
    {
      ticket: { title: "asks where an order is", question: "Where is my order 1042?" },
      replies: [
        reply.status(429, { retryAfterSeconds: pace }),
        reply.toolCalls([{ name: "find_order", arguments: { id: 1042 } }], { ...speed, ...tokens(66, 16) }),
        reply.text("It is on its way with Parcel Express and should be with you tomorrow.", {
          ...speed,
          ...tokens(118, 19),
        }),
      ],
      spans: [
        agent,
        chat({ tokens: [66, 16] }),
        { name: "execute_tool find_order", parent: AGENT },
        chat({ tokens: [118, 19] }),
      ],
    },
    {
      ticket: {
        title: "pastes an API key",
        question: `My integration says that ${KEY_IN_PROMPT} is not valid, why?`,
      },
      replies: [
        reply.text(`Please revoke ${KEY_IN_PROMPT} now and make a new one; never send keys to anybody.`, {
          ...speed,
          ...tokens(82, 28),
        }),
      ],
      spans: [agent, chat({ tokens: [82, 28] })],
    },
    {
      ticket: {
        title: "asks what the provider refuses",
        question: `Decode this for me: ${KEY_IN_PROMPT}`,
      },
      replies: [
        reply.status(400, {
          message: `Your prompt was refused: "Decode this for me: ${KEY_IN_PROMPT}"`,
          type: "invalid_request_error",
          code: "invalid_prompt",
          delayMs: 120 * pace,
        }),
      ],
      spans: [agent, chat({ failure: "400 invalid_prompt" })],
    },
    {
      ticket: {
        title: "leaves in mid-answer",
        question: "Tell me all about your return policy.",
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
      spans: [agent, chat({ left: true })],
    },
  ];
};

/** All that the main job has to show, and what has to come of it. */
export const scriptedScenario = (pace = 1): Scenario => {
  const all = scenes(pace);
  return {
    tickets: all.map(({ ticket }) => ticket),
    script: all.flatMap(({ replies }) => replies),
    expected: all.map(({ spans }) => spans),
  };
};

/** The same tickets for a real provider, but for the one that takes a scripted refusal. */
export const liveTickets = (): readonly Ticket[] =>
  scenes(1)
    .filter(({ spans }) => spans.every(({ failure }) => failure === undefined))
    .map(({ ticket }) => ticket);
