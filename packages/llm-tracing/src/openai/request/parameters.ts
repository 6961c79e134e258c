import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceRequest } from "../../inference/inference-request.ts";

/** Where the values of a body's parameters go. What they may be is checked where attributes are made. */
export type Parameters = readonly (readonly [parameter: string, field: keyof InferenceRequest])[];

/** The parameters of all APIs that give a model's answer. */
export const SAMPLING: Parameters = [
  ["stream", "stream"],
  ["temperature", "temperature"],
  ["top_p", "topP"],
];

export const parametersOf = (body: unknown, parameters: Parameters): Partial<InferenceRequest> =>
  Object.fromEntries(parameters.map(([parameter, field]) => [field, readProperty(body, parameter)]));
