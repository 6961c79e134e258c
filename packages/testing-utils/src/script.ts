/**
 * What a fake server does with its requests: the same step for each, a list of steps taken in order, or a function of
 * the request. The first two are plain data and can be sent to another process.
 */
export type Script<Request, Step> = Step | readonly Step[] | ((request: Request) => Step | Promise<Step>);

/** A script that can be sent to another process. */
export type DataScript<Step> = Step | readonly Step[];

const isList = <Request, Step>(script: Script<Request, Step>): script is readonly Step[] => Array.isArray(script);

/** Hands out the steps of a script, one per request; `undefined` when a list is used up. */
export class ScriptReader<Request, Step extends object> {
  readonly #script: Script<Request, Step>;
  #taken = 0;

  constructor(script: Script<Request, Step>) {
    this.#script = script;
  }

  async next(request: Request): Promise<Step | undefined> {
    const script = this.#script;
    if (typeof script === "function") return script(request);
    if (isList(script)) return script[this.#taken++];
    return script;
  }
}
