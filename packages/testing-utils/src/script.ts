import { MixReader } from "./mix-reader.ts";
import type { Mix } from "./mix.ts";

/** A script that can be sent to another process: the same step for each request, a list taken in order, or a mix. */
export type DataScript<Step> = Step | readonly Step[] | Mix<Step>;

/** What a fake server does with its requests: data, or a function of the request. */
export type Script<Request, Step> = DataScript<Step> | ((request: Request) => Step | Promise<Step>);

const isList = <Step>(script: DataScript<Step>): script is readonly Step[] => Array.isArray(script);

const isMix = <Step extends object>(script: Step | Mix<Step>): script is Mix<Step> =>
  "kind" in script && script.kind === "mix";

type Source<Request, Step> = (request: Request) => Step | undefined | Promise<Step>;

const sourceOf = <Request, Step extends object>(script: Script<Request, Step>): Source<Request, Step> => {
  if (typeof script === "function") return script;
  if (isList(script)) {
    const steps = script.values();
    return () => steps.next().value;
  }
  if (!isMix(script)) return () => script;
  const mixed = new MixReader(script);
  return () => mixed.next();
};

/** Hands out the steps of a script, one per request; `undefined` when a list is used up. */
export class ScriptReader<Request, Step extends object> {
  readonly #source: Source<Request, Step>;

  /** Throws a `TypeError` for a mix with a bad seed. */
  constructor(script: Script<Request, Step>) {
    this.#source = sourceOf(script);
  }

  async next(request: Request): Promise<Step | undefined> {
    return this.#source(request);
  }
}
