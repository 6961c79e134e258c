import { ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { describe, expect, test } from "vitest";

import { egressGuard } from "../../src/egress/egress-guard.ts";
import { MODEL_VENDOR_HOSTS } from "../../src/egress/model-vendor-hosts.ts";
import { withDestination } from "../../src/egress/with-destination.ts";

const remote = trace.setSpanContext(ROOT_CONTEXT, { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 });

const isAllowed = (allow: readonly string[], host: string): boolean => {
  const carrier: Record<string, string> = {};
  const propagator = egressGuard({ allow }).propagator(new W3CTraceContextPropagator());
  propagator.inject(withDestination(remote, host), carrier, {
    set: (headers: Record<string, string>, key, value) => {
      headers[key] = value;
    },
  });
  return carrier["traceparent"] !== undefined;
};

const HOSTS = [
  "api.openai.com",
  "https://API.OpenAI.com.:443/v1",
  "eu.api.openai.com",
  "my-resource.openai.azure.com",
  "api.anthropic.com",
  "generativelanguage.googleapis.com",
  "us-central1-aiplatform.googleapis.com",
  "aiplatform.eu.rep.googleapis.com",
  "bedrock-runtime.eu-central-1.amazonaws.com",
  "vpce-0123-abc.bedrock-runtime.us-east-1.vpce.amazonaws.com",
  "api.mistral.ai",
  "api.cohere.com",
  "api.groq.com",
  "api.together.xyz",
  "api.fireworks.ai",
  "api.deepseek.com",
  "api.x.ai",
  "api.perplexity.ai",
  "openrouter.ai",
  "api.replicate.com",
  "router.huggingface.co",
  "abc.us-east-1.aws.endpoints.huggingface.cloud",
  "42.europe-west4-7.prediction.vertexai.goog",
  "bedrock-mantle.eu-west-1.api.aws",
  "vpce-0123-abc.bedrock-mantle.us-east-1.vpce.amazonaws.com",
  "api.individual.githubcopilot.com",
  "ws-1.ap-southeast-1.maas.aliyuncs.com",
  "cn-hongkong.dashscope.aliyuncs.com",
  "ollama.com",
  "oai.endpoints.kepler.ai.cloud.ovh.net",
];

test.each(HOSTS)("%s gets nothing from `*`, nor from a pattern that is wider than the vendor's own", (host) => {
  expect(isAllowed(["*"], host)).toBe(false);
  expect(isAllowed(["*:443"], host)).toBe(false);
  const wider = ["*.com", "*.ai", "*.googleapis.com", "*.amazonaws.com", "*.azure.com", "*.co", "*.cloud", "*.xyz"];
  expect(isAllowed(wider, host)).toBe(false);
});

test.each(HOSTS)("%s takes part when it is named", (host) => {
  expect(isAllowed([new URL(host.includes("://") ? host : `https://${host}`).hostname], host)).toBe(true);
  expect(isAllowed(["*", ...MODEL_VENDOR_HOSTS], host)).toBe(true);
});

describe("a pattern of a vendor's own domain", () => {
  test.each([
    ["*.openai.com", "api.openai.com"],
    ["*.eu.openai.com", "api.eu.openai.com"],
    ["bedrock-runtime.*.amazonaws.com", "bedrock-runtime.eu-west-1.amazonaws.com"],
    ["*-aiplatform.googleapis.com", "us-central1-aiplatform.googleapis.com"],
    ["us-*-aiplatform.googleapis.com", "us-central1-aiplatform.googleapis.com"],
  ])("%s covers %s", (pattern, host) => {
    expect(isAllowed([pattern], host)).toBe(true);
  });

  test.each([
    ["*.us-east-1.amazonaws.com", "bedrock-runtime.us-east-1.amazonaws.com"],
    ["*.*.amazonaws.com", "bedrock-runtime.us-east-1.amazonaws.com"],
    ["bedrock-*.us-east-1.amazonaws.com", "bedrock-runtime.us-east-1.amazonaws.com"],
    ["*.googleapis.com", "us-central1-aiplatform.googleapis.com"],
  ])("%s is not one: nothing for %s", (pattern, host) => {
    expect(isAllowed([pattern], host)).toBe(false);
  });
});

test("hosts that only look like a vendor's are covered by `*`", () => {
  const hosts = ["openai.com.internal", "notopenai.com", "storage.googleapis.com", "s3.eu-central-1.amazonaws.com"];
  for (const host of hosts) expect([host, isAllowed(["*"], host)]).toStrictEqual([host, true]);
});

test("no entry stands twice", () => {
  expect(new Set(MODEL_VENDOR_HOSTS).size).toBe(MODEL_VENDOR_HOSTS.length);
});
