import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";

import type { Configuration } from "./configuration.ts";
import type { Environment } from "./environment.ts";
import { expectMethods, wrongOption } from "./expect-option.ts";

const SAMPLER = "OTEL_TRACES_SAMPLER";
const SAMPLER_ARGUMENT = "OTEL_TRACES_SAMPLER_ARG";

const isRatio = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;

const parseRatio = (text: string): number | undefined => (isRatio(Number(text)) ? Number(text) : undefined);

const samplersByName: Readonly<Record<string, (environment: Environment) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (environment) => environmentRatio(environment),
  parentbased_always_on: () => new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  parentbased_always_off: () => new ParentBasedSampler({ root: new AlwaysOffSampler() }),
  parentbased_traceidratio: (environment) => new ParentBasedSampler({ root: environmentRatio(environment) }),
};

const environmentRatio = (environment: Environment): Sampler => {
  const expected = "a number from 0 to 1";
  const ratio = environment.read({ names: [SAMPLER_ARGUMENT], expected, parse: parseRatio });
  return new TraceIdRatioBasedSampler(ratio ?? 1);
};

const environmentSampler = (environment: Environment): Sampler | undefined => {
  const name = environment.oneOf([SAMPLER], Object.keys(samplersByName));
  return name === undefined ? undefined : samplersByName[name]?.(environment);
};

/** @throws TypeError for a value of the configuration that cannot work. */
export const samplerSettings = (
  { sampler, sampleRatio }: Pick<Configuration, "sampler" | "sampleRatio">,
  environment: Environment,
): Sampler => {
  if (sampler !== undefined && sampleRatio !== undefined) {
    throw new TypeError("Expected `sampler` or `sampleRatio`, got both");
  }
  if (sampleRatio !== undefined) {
    if (!isRatio(sampleRatio)) throw wrongOption("sampleRatio", "a number from 0 to 1", sampleRatio);
    return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) });
  }
  if (sampler !== undefined) return expectMethods("sampler", sampler, "a Sampler", ["shouldSample"]);
  return environmentSampler(environment) ?? new ParentBasedSampler({ root: new AlwaysOnSampler() });
};
