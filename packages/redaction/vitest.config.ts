import { bothSdkLinesBut } from "@sideband/presets/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

// What no SDK takes part in runs once; nearly all of it only computes, so more workers than one are soon done.
const config: ViteUserConfig = mergeConfig(bothSdkLinesBut(["test/!(sdk)/**"]), { test: { maxWorkers: 2 } });

export default config;
