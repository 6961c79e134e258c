import OpenAI7, { APIPromise as APIPromise7, AzureOpenAI as AzureOpenAI7 } from "openai";
import { Stream as Stream7 } from "openai/streaming";
import OpenAI6, { APIPromise as APIPromise6, AzureOpenAI as AzureOpenAI6 } from "openai-6";
import { Stream as Stream6 } from "openai-6/streaming";

/** A line of the client. */
export interface Line {
  readonly name: string;
  readonly OpenAI: typeof OpenAI7;
  readonly AzureOpenAI: typeof AzureOpenAI7;
  readonly APIPromise: typeof APIPromise7;
  readonly Stream: typeof Stream7;
}

export const NEWEST: Line = {
  name: "openai 7",
  OpenAI: OpenAI7,
  AzureOpenAI: AzureOpenAI7,
  APIPromise: APIPromise7,
  Stream: Stream7,
};

/** What the tests use of the older line has the types of the newer one. */
export const LINES: readonly Line[] = [
  NEWEST,
  {
    name: "openai 6",
    OpenAI: OpenAI6 as unknown as typeof OpenAI7,
    AzureOpenAI: AzureOpenAI6 as unknown as typeof AzureOpenAI7,
    APIPromise: APIPromise6 as unknown as typeof APIPromise7,
    Stream: Stream6 as unknown as typeof Stream7,
  },
];
