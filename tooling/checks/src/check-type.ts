export type Verdict = { passed: boolean; output: string };

/** One promise of the repository. It never stops the others: a throw counts as a failure. */
export type Check = () => Promise<Verdict>;
