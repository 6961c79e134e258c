import { Worker } from "node:worker_threads";

const { APP = "./app.mjs" } = process.env;
const worker = new Worker(new URL(APP, import.meta.url));
worker.on("exit", (code) => {
  process.exitCode = code;
});
