import { bothSdkLinesBut } from "@sideband/presets/vitest";

export default bothSdkLinesBut([
  "test/ring/**",
  "test/off-thread/!(behaviour)*.test.ts",
  "test/json-attributes*.test.ts",
]);
