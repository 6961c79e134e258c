import { AzureOpenAI } from "openai";
import { describe, expect, it } from "vitest";

import { endpointOf } from "../../src/client/endpoint.ts";

describe("the provider of a base URL", () => {
  it.each([
    ["https://api.openai.com/v1", "openai", 443],
    ["https://eu.api.openai.com/v1", "openai", 443],
    ["https://acme.openai.azure.com/openai", "azure.ai.openai", 443],
    ["https://acme.cognitiveservices.azure.com/openai", "azure.ai.openai", 443],
    ["https://acme.services.ai.azure.com/openai/v1", "azure.ai.openai", 443],
    ["https://acme.services.ai.azure.com/models", "azure.ai.inference", 443],
    ["https://models.inference.ai.azure.com", "azure.ai.inference", 443],
    ["https://api.groq.com/openai/v1", "groq", 443],
    ["https://api.deepseek.com", "deepseek", 443],
    ["https://api.x.ai/v1", "x_ai", 443],
    ["https://us-east-1.api.x.ai/v1", "x_ai", 443],
    ["https://api.mistral.ai/v1", "mistral_ai", 443],
    ["https://api.perplexity.ai", "perplexity", 443],
    ["https://api.moonshot.cn/v1", "moonshot_ai", 443],
    ["https://api.moonshot.ai/v1", "moonshot_ai", 443],
    ["https://api.anthropic.com/v1", "anthropic", 443],
    ["https://api.cohere.ai/compatibility/v1", "cohere", 443],
    ["https://generativelanguage.googleapis.com/v1beta/openai", "gcp.gemini", 443],
    ["https://us-central1-aiplatform.googleapis.com/v1", "gcp.vertex_ai", 443],
    ["https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1", "aws.bedrock", 443],
    ["https://notapi.groq.com.evil.example/v1", "openai", 443],
    ["https://api.groq.com.evil.example/v1", "openai", 443],
    ["http://localhost:8080/v1", "openai", 8080],
    ["http://proxy.internal/v1", "openai", 80],
  ])("%s is %s", (baseURL, provider, serverPort) => {
    expect(endpointOf({ baseURL }, "openai")).toEqual({
      provider,
      serverAddress: new URL(baseURL).hostname,
      serverPort,
    });
  });

  it("is Azure's for Azure's client, whatever gateway it is pointed at", () => {
    const client = new AzureOpenAI({
      baseURL: "https://gateway.example/openai",
      apiKey: "k",
      apiVersion: "2024-10-21",
    });
    expect(endpointOf(client, "openai")).toMatchObject({
      provider: "azure.ai.openai",
      serverAddress: "gateway.example",
    });
  });

  it.each([undefined, "", "not a url", 5])("is OpenAI where there is none: %s", (baseURL) => {
    expect(endpointOf({ baseURL }, "openai")).toEqual({ provider: "openai" });
  });
});
