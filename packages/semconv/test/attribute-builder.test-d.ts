import type { Attributes } from "@opentelemetry/api";

import type * as semconv from "../src/index.ts";
import { type AgentAttributes, attributes, type LlmAttributes, type ToolAttributes } from "../src/index.ts";

declare const temperature: number | undefined;
declare const streaming: boolean;

/** What `@opentelemetry/api` 1.9 takes; 1.10 takes any value. */
type List<T> = (T | null | undefined)[];
interface PlainAttributes {
  [key: string]: string | number | boolean | List<string> | List<number> | List<boolean> | undefined;
}

// Complete: builds, and goes into the API as it is.
const complete = attributes<LlmAttributes>()
  .set("gen_ai.operation.name", "chat")
  .set("gen_ai.provider.name", "openai")
  .set("gen_ai.request.max_tokens", 100)
  .set("gen_ai.response.finish_reasons", ["stop", "a reason of its own"])
  .set("gen_ai.prompt.variable.city", "Paris")
  .set("gen_ai.request.temperature", temperature)
  .setIf(temperature !== undefined, "gen_ai.request.temperature", temperature)
  .setIf(streaming, "gen_ai.request.stream", true)
  .build();
complete satisfies Attributes & PlainAttributes;
complete["gen_ai.operation.name"] satisfies string;

attributes<ToolAttributes>()
  .set("gen_ai.tool.name", "lookup_order")
  .set("gen_ai.operation.name", "execute_tool")
  .build() satisfies Attributes & PlainAttributes;

attributes<AgentAttributes>().set("gen_ai.operation.name", "invoke_agent").build() satisfies Attributes &
  PlainAttributes;

// An open enum takes values that the conventions do not list.
attributes<LlmAttributes>().set("gen_ai.provider.name", "my_own_gateway");

// @ts-expect-error -- no such key
attributes<LlmAttributes>().set("gen_ai.request.modell", "gpt-4o");

// @ts-expect-error -- the older name is not a key
attributes<LlmAttributes>().set("gen_ai.system", "openai");

// @ts-expect-error -- a key of another kind of span
attributes<LlmAttributes>().set("gen_ai.tool.name", "lookup_order");

// @ts-expect-error -- a string for a number
attributes<LlmAttributes>().set("gen_ai.request.max_tokens", "100");

// @ts-expect-error -- one reason for an array of reasons
attributes<LlmAttributes>().set("gen_ai.response.finish_reasons", "stop");

// @ts-expect-error -- never recorded as false
attributes<LlmAttributes>().set("gen_ai.request.stream", false);

// @ts-expect-error -- the only operation of a tool span
attributes<ToolAttributes>().set("gen_ai.operation.name", "chat");

// @ts-expect-error -- a required value cannot be undefined
attributes<LlmAttributes>().set("gen_ai.provider.name", undefined);

// @ts-expect-error -- a wrong type is wrong under a condition too
attributes<LlmAttributes>().setIf(streaming, "gen_ai.request.temperature", "0.5");

// @ts-expect-error -- nor is a wrong key
attributes<LlmAttributes>().setIf(streaming, "gen_ai.request.temperatur", 0.5);

// @ts-expect-error -- nothing was set
attributes<LlmAttributes>().build();

// @ts-expect-error -- the provider is missing
attributes<LlmAttributes>().set("gen_ai.operation.name", "chat").build();

// @ts-expect-error -- a condition may not hold, so the provider is missing still
attributes<LlmAttributes>().set("gen_ai.operation.name", "chat").setIf(true, "gen_ai.provider.name", "openai").build();

// The builder says which keys are missing.
const half = attributes<LlmAttributes>().set("gen_ai.operation.name", "chat");
half.build.missing satisfies "gen_ai.provider.name";

// A key that is a union sets one of them and would count for both.
declare const either: "gen_ai.operation.name" | "gen_ai.provider.name";
// @ts-expect-error -- a union of keys
attributes<LlmAttributes>().set(either, "chat");

// Interfaces of the application's own work, with optional members and with none required.
interface OwnAttributes {
  "app.tenant": string;
  "app.shard"?: number;
}
attributes<OwnAttributes>().set("app.tenant", "a").setIf(streaming, "app.shard", 3).build() satisfies Attributes &
  PlainAttributes;
// @ts-expect-error -- the tenant is missing
attributes<OwnAttributes>().set("app.shard", 3).build();
attributes<{ "app.shard"?: number }>().build() satisfies Attributes & PlainAttributes;

// Every key of the three types is one that this package names.
type Named = {
  [Name in keyof typeof semconv]: Name extends `ATTR_${string}` ? (typeof semconv)[Name] : never;
}[keyof typeof semconv];
type Unnamed<T> = Exclude<keyof T, Named | `gen_ai.prompt.variable.${string}`>;
null as unknown as Unnamed<LlmAttributes> satisfies never;
null as unknown as Unnamed<AgentAttributes> satisfies never;
null as unknown as Unnamed<ToolAttributes> satisfies never;
