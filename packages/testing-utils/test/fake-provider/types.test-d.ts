import {
  FakeProvider,
  mix,
  reply,
  type DataScript,
  type EmbeddingsReply,
  type EndpointName,
  type Mix,
  type Reply,
} from "../../src/index.ts";

const never = async (): Promise<void> => {
  const faults = mix({
    seed: 1,
    of: [
      { weight: 9, step: reply.text() },
      { weight: 1, step: [reply.status(429), reply.hang()] },
      { weight: 1, step: reply.embeddings() },
    ],
  });
  const typed: Mix<Reply> = faults;
  const data: DataScript<Reply> = faults;
  await FakeProvider.start({ script: faults, apiKey: "k" });
  const there = await FakeProvider.spawn({ script: faults, apiKey: "k" });
  await there.replyWith(mix({ of: [{ weight: 1, step: reply.refusal() }] }));
  const urls: readonly string[] = [there.url, there.anthropicUrl, there.geminiUrl];
  // @ts-expect-error a part has a weight
  mix({ of: [{ step: reply.text() }] });
  // @ts-expect-error a mix of numbers is no script of a provider
  await FakeProvider.start({ script: mix({ of: [{ weight: 1, step: { kind: "number" } }] }) });

  await FakeProvider.start({
    script: ({ endpoint, model, body }) => {
      const name: EndpointName | null = endpoint;
      const asked: string | null = model;
      const field: unknown = body["contents"];
      // @ts-expect-error no such endpoint
      if (endpoint === "openai.completions") return reply.hang();
      return reply.text(`${name} ${asked} ${typeof field}`);
    },
  });

  const vectors: EmbeddingsReply = reply.embeddings({ vectors: [[1, 2]] });
  // @ts-expect-error only completions can break off
  reply.malformed({ afterChunks: 1, of: vectors });
  // @ts-expect-error a break has a place
  reply.truncated({});
  reply.failed();
  reply.text("a", { usage: null, reasoning: "b" });
  // @ts-expect-error there is no such finish reason
  reply.text("a", { finishReason: "end_turn" });
  void [typed, data, urls];
};

void never;
