import { bothSdkLinesBut } from "@sideband/presets/vitest";

/** Where spans are bytes, or stand for anything that is sent, the SDK that made them makes no difference. */
export default bothSdkLinesBut([
  "test/compression/**",
  "test/credentials/**",
  "test/faults/**",
  "test/file/**",
  "test/otlp-json/**",
  "test/otlp-request/**",
  "test/resilience/**",
  "test/spool/**",
]);
