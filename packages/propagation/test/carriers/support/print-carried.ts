/** A program that prints the trace context in its environment. */
import { envCarrier } from "../../../src/carriers/env-carrier.ts";
import { extract } from "./round-trip.ts";

console.log(JSON.stringify(extract(process.env, envCarrier)));
