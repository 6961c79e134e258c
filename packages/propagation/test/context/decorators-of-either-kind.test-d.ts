import { traced } from "../../src/index.ts";

// Decorators of either kind: this file is checked without and with `experimentalDecorators`.

declare const same: <A, B>(...different: [A] extends [B] ? ([B] extends [A] ? [] : [never]) : [never]) => void;

export class Service {
  protected key = "k";
  @traced run(id: string, limit?: number): Promise<string> {
    return Promise.resolve(`${this.key}${id}${limit}`);
  }
  @traced("generic") generic<T extends object>(value: T): T[] {
    return [value];
  }
  overloaded(id: string): string;
  overloaded(id: number): number;
  @traced overloaded(id: string | number): string | number {
    return id;
  }
  @traced({ name: "steps", attributes: (count: number) => ({ count }) })
  async *steps(count: number): AsyncGenerator<number, string, boolean> {
    yield count;
    return this.key;
  }
  @traced() static create<T>(this: new () => T): T {
    return new this();
  }
  @traced get size(): number {
    return this.key.length;
  }
  @traced("width") set width(width: number) {
    this.key = this.key.repeat(width);
  }
  @traced("protected") protected hidden(): this {
    return this;
  }
}

export class Derived extends Service {
  @traced override async run(id: string): Promise<string> {
    this.hidden();
    return super.run(id);
  }
}

const service = Derived.create();
same<typeof service, Derived>();
same<typeof service.generic, <T extends object>(value: T) => T[]>();
same<typeof service.steps, (count: number) => AsyncGenerator<number, string, boolean>>();
same<typeof service.size, number>();
service.width = 2;

export class Misused {
  // @ts-expect-error -- a field that holds no function, which one decorator cannot be put on, and the other not see
  @traced("number") count: number = 1;
}
