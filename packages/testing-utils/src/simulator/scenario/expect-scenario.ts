import { expectChoice } from "../option/expect-choice.ts";
import { expectObject } from "../option/expect-object.ts";
import { scenario as scenarios, type Scenario } from "./scenario.ts";

/** Throws unless the option is a scenario by its kind; its own options were checked as it was made. */
export const expectScenario = (name: string, scenario: Scenario): Scenario => {
  expectChoice<string>(`${name}.kind`, expectObject(name, scenario).kind, Object.keys(scenarios));
  return scenario;
};
