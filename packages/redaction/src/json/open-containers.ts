import { asSecret, flagsInside, flagsOfMembers } from "../keys/value-flags.ts";
import { OPEN_ARRAY } from "./json-tokens.ts";
import { type Looked, secretItems, secretMembersOf } from "./named-beside.ts";

/** The arrays and objects in which a token stands, and what holds for its value there. */
export class OpenContainers {
  readonly #looked: Looked;
  /** What holds for the values of each that is open, from outside to inside. */
  readonly #flags: number[];
  /** Of each, whether it is an array. */
  readonly #isList: boolean[] = [];
  /** Of each, the token that opened it. */
  readonly #openings: number[] = [];
  /** Items of arrays that are secrets by what stands before them. */
  readonly #secretItems = new Set<number>();
  #next: number;

  /** @param flags what holds for the text as a whole. */
  constructor(looked: Looked, flags: number) {
    this.#looked = looked;
    this.#flags = [flags];
    this.#next = flags;
  }

  /** How many are open. */
  get depth(): number {
    return this.#openings.length;
  }

  /** The token that opened the innermost. */
  get opening(): number {
    return this.#openings.at(-1) ?? 0;
  }

  /** What holds for the values of the innermost, if no key says more. */
  get inherited(): number {
    return this.#flags.at(-1) ?? 0;
  }

  /** Says what the key before a value makes of it. */
  expect(flags: number): void {
    this.#next = flags;
  }

  /** What holds for the value that a token is or begins. Behind it what holds is what holds in its container. */
  flagsOf(index: number): number {
    const flags = this.#secretItems.delete(index) ? asSecret(this.#next) : this.#next;
    this.#next = this.inherited;
    return flags;
  }

  enter(index: number, kind: number): void {
    const isList = kind === OPEN_ARRAY;
    const isInList = this.#isList.at(-1) ?? false;
    let flags = flagsInside(this.flagsOf(index));
    if (isList) {
      for (const item of secretItems(this.#looked, index, isInList)) this.#secretItems.add(item);
    } else flags = flagsOfMembers(flags, secretMembersOf(this.#looked, index));
    this.#isList.push(isList);
    this.#openings.push(index);
    this.#flags.push(flags);
    this.#next = flags;
  }

  leave(): void {
    this.#flags.pop();
    this.#isList.pop();
    this.#openings.pop();
    this.#next = this.inherited;
  }
}
