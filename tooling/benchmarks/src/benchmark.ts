import type { Report } from "./report/report.ts";
import type { Settings } from "./settings.ts";

export interface BenchmarkContext {
  readonly settings: Settings;
  /** Tells a person who waits what runs now. */
  readonly progress: (text: string) => void;
}

/** What is measured end to end, in processes of its own, several variants side by side. */
export interface Benchmark {
  readonly name: string;
  run(context: BenchmarkContext): Promise<Report>;
}
