import Anthropic from "@anthropic-ai/sdk";
import { SpanRecorder } from "@sideband/testing-utils";
import OpenAI from "openai";
import { type LlmTracer, start } from "sideband";
import { wrapAnthropic } from "sideband/anthropic";
import { CostCalculator } from "sideband/cost";
import { wrapOpenAI } from "sideband/openai";

import { BillingAgent } from "./billing-agent.ts";
import type { Conversation } from "./conversation.ts";
import type { Evidence } from "./evidence.ts";
import { Handbook } from "./handbook.ts";
import { HelpDesk } from "./help-desk.ts";
import type { ModelAccess } from "./model-access.ts";
import type { ModelProvider } from "./model-provider.ts";
import { PASTED } from "./pasted.ts";
import type { Receiver } from "./receiver.ts";
import { SupportAgent } from "./support-agent.ts";
import type { Terminal } from "./terminal.ts";
import { tracedSpan } from "./traced-span.ts";

export interface RunOptions {
  readonly provider: ModelProvider;
  readonly receiver: Receiver;
  readonly terminal: Terminal;
  /** Whether spans are batched and exported in this thread. */
  readonly inline: boolean;
}

const clientOptions = ({ apiKey, baseUrl }: ModelAccess): { apiKey: string; baseURL?: string } => ({
  apiKey,
  ...(baseUrl !== undefined && { baseURL: baseUrl }),
});

const supportAgent = (llm: LlmTracer, access: ModelAccess): SupportAgent => {
  const openai = wrapOpenAI(new OpenAI(clientOptions(access)));
  return new SupportAgent({ openai, llm, model: access.model, handbook: new Handbook({ openai, llm }) });
};

const billingAgent = (llm: LlmTracer, access: ModelAccess): BillingAgent => {
  const anthropic = wrapAnthropic(new Anthropic(clientOptions(access)));
  return new BillingAgent({ anthropic, llm, model: access.model });
};

/** The application: starts telemetry, lets the help desk handle every ticket, and shuts down. */
export const runHelpDesk = async ({ provider, receiver, terminal, inline }: RunOptions): Promise<Evidence> => {
  const recorder = new SpanRecorder();
  const telemetry = start({
    service: { name: "agent-demo" },
    exporter: { endpoint: receiver.endpoint },
    spanProcessors: [recorder],
    captureContent: "span",
    thread: { own: !inline },
    llm: { prices: new CostCalculator() },
  });
  const { llm } = telemetry;
  const { openai, anthropic } = provider;
  const support = supportAgent(llm, openai);
  const desk = new HelpDesk({ llm, support, ...(anthropic && { billing: billingAgent(llm, anthropic) }) });

  const conversations: Conversation[] = [];
  for (const ticket of provider.tickets) {
    const conversation = await desk.handle(ticket);
    terminal.line(`  a customer ${ticket.title} ${terminal.paint("dim", `… ${conversation.outcome}`)}`);
    conversations.push(conversation);
  }
  await telemetry.shutdown();

  const collector = await receiver.evidence({
    ...Object.fromEntries(PASTED.map(({ what, text }) => [what, text])),
    "the key of the OpenAI client": openai.apiKey,
    ...(anthropic && { "the key of the Anthropic client": anthropic.apiKey }),
  });
  const script = await provider.evidence();
  return {
    conversations,
    made: recorder.spans().map((span) => tracedSpan(span)),
    open: recorder.openSpans().length,
    ledger: telemetry.ledger.snapshot(),
    ...(collector !== undefined && { collector }),
    ...(script !== undefined && { script }),
  };
};
