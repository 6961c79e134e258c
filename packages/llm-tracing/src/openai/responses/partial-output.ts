import { readProperty } from "@sideband/propagation/lifetime";

import { TextBudget } from "../../client/text-budget.ts";
import { PartialItem } from "./partial-item.ts";

interface Place {
  readonly index: number;
  readonly item: PartialItem;
}

/** More items than any response has: a bound for what a faulty one may make us allocate. */
export const MAX_ITEMS = 1024;

/** The item that an event is about, where a server leaves out its place in the output. */
const itemId = (event: unknown): unknown =>
  readProperty(event, "item_id") ?? readProperty(readProperty(event, "item"), "id");

/** The output of a streamed response as far as it has come. */
export class PartialOutput {
  readonly #places = new Map<unknown, Place>();
  readonly #budget = new TextBudget();

  add(type: unknown, event: unknown): void {
    const given = readProperty(event, "output_index");
    const index = Number.isSafeInteger(given) ? (given as number) : undefined;
    const key = index ?? itemId(event);
    if (key === undefined) return;
    let place = this.#places.get(key);
    if (place === undefined) {
      const { size } = this.#places;
      if (size >= MAX_ITEMS) return;
      place = { index: index ?? size, item: new PartialItem(this.#budget) };
      this.#places.set(key, place);
    }
    place.item.add(type, event);
  }

  items(): readonly unknown[] {
    const places = [...this.#places.values()].toSorted((one, other) => one.index - other.index);
    return places.map(({ item }) => item.toItem());
  }
}
