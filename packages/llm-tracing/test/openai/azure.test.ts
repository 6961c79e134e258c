import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { startRecorder, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { body } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const completion = { id: "chatcmpl-1", model: "gpt-4o-2024-08-06", choices: [{ index: 0, finish_reason: "stop" }] };

describe.each(LINES)("the Azure client of $name", (line) => {
  const start = (deployment?: string) => {
    const recorder = startRecorder();
    const paths: string[] = [];
    const azure = new line.AzureOpenAI({
      apiKey: "secret",
      apiVersion: "2026-01-01",
      endpoint: "https://acme.openai.azure.com",
      ...(deployment !== undefined && { deployment }),
      fetch: async (input) => {
        paths.push(new URL(input instanceof Request ? input.url : input).pathname);
        return Response.json(completion);
      },
    });
    return { recorder, paths, azure: wrapOpenAI(azure, { llm: recorder.llm() }) };
  };

  it("asks for the model by the name of its deployment", async () => {
    const { recorder, paths, azure } = start();
    await azure.chat.completions.create({ ...body, model: "my-gpt" });
    expect(paths).toEqual(["/openai/deployments/my-gpt/chat/completions"]);
    expect(recorder.span().name).toBe("chat my-gpt");
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.provider.name": "azure.ai.openai",
      "gen_ai.request.model": "my-gpt",
      "gen_ai.response.model": "gpt-4o-2024-08-06",
      "server.address": "acme.openai.azure.com",
      "server.port": 443,
    });
  });

  it("may be bound to a deployment, whatever model a call names; so are its clones", async () => {
    const { recorder, paths, azure } = start("bound");
    await azure.chat.completions.create(body);
    await azure.embeddings.create({ model: "text-embedding-3-small", input: "Hi", encoding_format: "float" });
    // The older line has to be told again.
    const again = { apiVersion: "2026-01-01", deployment: "bound", timeout: 1000 };
    await azure.withOptions(again).chat.completions.create(body);
    expect(paths.map((path) => path.split("/")[3])).toEqual(["bound", "bound", "bound"]);
    expect(recorder.spans().map(({ name }) => name)).toEqual(["chat bound", "embeddings bound", "chat bound"]);
    for (const { attributes } of recorder.spans()) {
      expect(attributes["gen_ai.provider.name"]).toBe("azure.ai.openai");
    }
  });

  it("names the model of a response as the call does: there is no deployment in its path", async () => {
    const { recorder, paths, azure } = start("bound");
    await azure.responses.create({ model: "my-gpt", input: "Hi" }).catch(() => {});
    expect(paths).toEqual(["/openai/responses"]);
    expect(recorder.span().attributes["gen_ai.request.model"]).toBe("my-gpt");
  });
});

it("has the id of a stream whose first chunk, of filters, has an empty one", async () => {
  const recorder = startRecorder();
  const filters = { id: "", model: "", choices: [], prompt_filter_results: [] };
  const client = {
    chat: {
      completions: {
        create: async function* chunks() {
          yield filters;
          yield completion;
        },
      },
    },
  };
  for await (const _ of wrapOpenAI(client, { llm: recorder.llm() }).chat.completions.create());
  expect(recorder.span().attributes).toMatchObject({
    "gen_ai.response.id": "chatcmpl-1",
    "gen_ai.response.model": "gpt-4o-2024-08-06",
    "gen_ai.response.finish_reasons": ["stop"],
  });
});
