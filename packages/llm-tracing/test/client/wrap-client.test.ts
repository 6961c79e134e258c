import Anthropic from "@anthropic-ai/sdk";
import { FakeProvider } from "@sideband/testing-utils";
import OpenAI from "openai";
import { describe, expect, it, vi } from "vitest";

import { wrapAnthropic } from "../../src/anthropic/index.ts";
import { wrapOpenAI } from "../../src/openai/index.ts";
import { type Recorder, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const messages = [{ role: "user" as const, content: "Hello" }];

interface Wrapped {
  readonly resource: { create(body: object): Promise<unknown> };
  readonly wrap: () => void;
  readonly client: object;
}

const CLIENTS: readonly (readonly [name: string, make: (url: string, recorder: Recorder) => Wrapped, body: object])[] =
  [
    [
      "openai",
      (baseURL, recorder) => {
        const client = new OpenAI({ baseURL, apiKey: "sk-test" });
        const wrap = (): void => void wrapOpenAI(client, { llm: recorder.llm() });
        return { client, wrap, resource: client.chat.completions };
      },
      { model: "gpt-4o", messages },
    ],
    [
      "anthropic",
      (url, recorder) => {
        const client = new Anthropic({ baseURL: new URL(url).origin, apiKey: "sk-ant-test" });
        const wrap = (): void => void wrapAnthropic(client, { llm: recorder.llm() });
        return { client, wrap, resource: client.messages };
      },
      { model: "claude-opus-5-5", max_tokens: 64, messages },
    ],
  ];

describe.each(CLIENTS)("a client of %s", (_, make, body) => {
  it("may be spied on before it is wrapped, and is wrapped again after that", async () => {
    await using server = await FakeProvider.start();
    const recorder = startRecorder();
    const { wrap, resource } = make(server.url, recorder);
    const spy = vi.spyOn(resource, "create");
    wrap();
    await resource.create(body);
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    wrap();
    await resource.create(body);
    expect(recorder.spans()).toHaveLength(2);
  });

  it("may be spied on once it is wrapped, and is not wrapped again over that", async () => {
    await using server = await FakeProvider.start();
    const recorder = startRecorder();
    const { wrap, resource } = make(server.url, recorder);
    wrap();
    const spy = vi.spyOn(resource, "create");
    wrap();
    await resource.create(body);
    expect(spy).toHaveBeenCalledTimes(1);
    expect(recorder.spans()).toHaveLength(1);
    spy.mockRestore();
    await resource.create(body);
    expect(recorder.spans()).toHaveLength(2);
  });

  it("fails as before where a method is called without it", async () => {
    await using server = await FakeProvider.start();
    const recorder = startRecorder();
    const { wrap, resource } = make(server.url, recorder);
    const failure = async (): Promise<unknown> => Reflect.apply(Reflect.get(resource, "create"), undefined, [body]);
    const before: unknown = await failure().catch((error: unknown) => error);
    wrap();
    expect(await failure().catch((error: unknown) => error)).toEqual(before);
    expect(recorder.span().attributes["error.type"]).toBe("TypeError");
  });

  it("may be frozen: its calls are traced, and it is said that its clones are not", async () => {
    await using server = await FakeProvider.start();
    const recorder = startRecorder();
    const { client, wrap, resource } = make(server.url, recorder);
    Object.freeze(client);
    wrap();
    await resource.create(body);
    expect(recorder.spans()).toHaveLength(1);
    expect(diagnostics.take()).toContainEqual(expect.stringContaining("its clones are not traced"));
  });
});
