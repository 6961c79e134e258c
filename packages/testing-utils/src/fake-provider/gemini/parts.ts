import type { CompletionReply } from "../completion-reply.ts";
import { countedId, toolCallId } from "../counted-id.ts";
import type { Answer, AnswerStamp } from "../endpoint.ts";
import { splitText } from "../split-text.ts";
import { callArguments } from "./finish-reason.ts";

type Part = Readonly<Record<string, unknown>>;

const callParts = ({ toolCalls }: CompletionReply, stamp: AnswerStamp): readonly Part[] =>
  toolCalls.flatMap((call, index): Part[] => {
    const args = callArguments(call);
    const id = toolCallId("call_", call, stamp, index);
    return args === null ? [] : [{ functionCall: { name: call.name, args, id } }];
  });

/** What was thought about carries a signature of the thoughts: the first call, or the last part where there is none. */
const signed = (parts: readonly Part[], stamp: AnswerStamp): readonly Part[] => {
  const thoughtSignature = Buffer.from(countedId("signature_", stamp)).toString("base64");
  const firstCall = parts.findIndex((part) => "functionCall" in part);
  const place = firstCall === -1 ? parts.length - 1 : firstCall;
  return parts.map((part, index) => (index === place ? { ...part, thoughtSignature } : part));
};

/**
 * The parts of an answer in order: thoughts, text, calls. Streamed, the texts are cut into pieces, and an empty text
 * ends them.
 *
 * Source: https://ai.google.dev/api/caching#Part, https://ai.google.dev/gemini-api/docs/thought-signatures
 */
export const contentParts = ({ reply, stamp }: Answer, streamed: boolean): readonly Part[] => {
  const { reasoning, text, chunks } = reply;
  const pieces = (words: string | null, cut: CompletionReply["chunks"]): readonly string[] =>
    words === null ? [] : streamed ? splitText(words, cut) : [words];
  const parts: readonly Part[] = [
    ...pieces(reasoning, typeof chunks === "number" ? chunks : null).map((words) => ({ text: words, thought: true })),
    ...pieces(text, chunks).map((words) => ({ text: words })),
    ...callParts(reply, stamp),
    ...(streamed ? [{ text: "" }] : []),
  ];
  return reasoning === null ? parts : signed(parts, stamp);
};
