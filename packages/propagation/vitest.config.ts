export { bothSdkLines as default } from "@sideband/presets/vitest";
