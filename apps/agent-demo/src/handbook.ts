import type OpenAI from "openai";
import type { LlmTracer } from "sideband";

export const EMBEDDING_MODEL = "text-embedding-3-small";

/** The best passages for a text. */
const TOP_K = 2;

const PASSAGES: readonly string[] = [
  "Whoever is charged twice gets one payment back, on the same day. Only billing can refund.",
  "A parcel that is late for more than five days is sent again.",
  "Goods can be returned within thirty days.",
];

const similarity = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

export interface HandbookOptions {
  readonly openai: OpenAI;
  readonly llm: LlmTracer;
}

/** The rules of the house, searched by meaning. */
export class Handbook {
  readonly #openai: OpenAI;
  readonly #llm: LlmTracer;

  constructor({ openai, llm }: HandbookOptions) {
    this.#openai = openai;
    this.#llm = llm;
  }

  search(query: string): Promise<readonly string[]> {
    return this.#llm.retrieval({ dataSourceId: "handbook", query, topK: TOP_K }, async (span) => {
      // So few passages are embedded along with the query; a larger book would keep their vectors.
      const { data } = await this.#openai.embeddings.create({ model: EMBEDDING_MODEL, input: [query, ...PASSAGES] });
      const [wanted = [], ...vectors] = data.map(({ embedding }) => embedding);
      const documents = PASSAGES.map((content, index) => ({
        id: `passage-${index + 1}`,
        score: similarity(wanted, vectors[index] ?? []),
        content,
      }));
      const best = documents.toSorted((a, b) => b.score - a.score).slice(0, TOP_K);
      span.record({ documents: best });
      return best.map(({ content }) => content);
    });
  }
}
