export { default } from "../pipeline.mjs";
