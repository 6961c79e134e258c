import { countedId } from "../counted-id.ts";
import type { Answer } from "../endpoint.ts";
import { candidateEnd } from "./finish-reason.ts";
import { contentParts } from "./parts.ts";
import { usageMetadata, usageOf } from "./usage-metadata.ts";

type Fields = Readonly<Record<string, unknown>>;

const common = (answer: Answer, share: number): Fields => {
  const { reply, request, stamp } = answer;
  const usage = usageOf(answer);
  return {
    ...(usage !== null && { usageMetadata: usageMetadata(usage, share) }),
    modelVersion: reply.model ?? request.model,
    responseId: countedId("response_", stamp),
  };
};

/** A prompt that is not answered: no candidates. Source: https://ai.google.dev/api/generate-content#PromptFeedback */
const blocked = (answer: Answer): Fields => ({
  promptFeedback: { blockReason: "PROHIBITED_CONTENT" },
  ...common({ ...answer, reply: { ...answer.reply, refusal: null } }, 0),
});

const candidates = (answer: Answer, parts: readonly Fields[], last: boolean): readonly Fields[] => [
  {
    content: { parts, role: "model" },
    ...(last && candidateEnd(answer.reply)),
    index: 0,
  },
];

/** The whole answer. Source: https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse */
export const wholeResponse = (answer: Answer): Fields =>
  answer.reply.refusal === null
    ? { candidates: candidates(answer, contentParts(answer, false), true), ...common(answer, 1) }
    : blocked(answer);

/** The chunks of a streamed answer: each part on its own, the last with the finish reason. */
export const responseChunks = (answer: Answer): readonly Fields[] => {
  if (answer.reply.refusal !== null) return [blocked(answer)];
  const parts = contentParts(answer, true);
  return parts.map((part, index) => ({
    candidates: candidates(answer, [part], index === parts.length - 1),
    ...common(answer, (index + 1) / parts.length),
  }));
};
