export { default } from "@sideband/presets/vitest";
