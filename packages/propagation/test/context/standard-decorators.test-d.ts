import { traced } from "../../src/index.ts";

// Decorators of TC39's kind, which is what TypeScript takes where `experimentalDecorators` is not set.

declare const same: <A, B>(...different: [A] extends [B] ? ([B] extends [A] ? [] : [never]) : [never]) => void;

export class Service {
  readonly key = "k";
  @traced run(id: string, limit?: number): Promise<string> {
    return Promise.resolve(`${this.key}${id}${limit}`);
  }
  @traced("generic") generic<T>(value: T): T[] {
    return [value];
  }
  @traced({ name: "steps", attributes: (count: number) => ({ count }) })
  async *steps(count: number): AsyncGenerator<number, string> {
    yield count;
    return this.key;
  }
  @traced static create(key: string): Service {
    return new Service().rename(key);
  }
  @traced("private") #secret(): string {
    return this.key;
  }
  @traced("symbol") [Symbol.toPrimitive](): string {
    return this.#secret();
  }
  @traced("field") handler = async (id: string): Promise<number> => id.length;
  @traced("accessor") accessor callback = (id: string): string => id;
  @traced get size(): number {
    return 1;
  }
  rename(key: string): this {
    return Object.assign(this, { key });
  }
}

declare const service: Service;
same<typeof service.generic, <T>(value: T) => T[]>();
same<typeof service.handler, (id: string) => Promise<number>>();
same<typeof service.size, number>();

export class Misused {
  // @ts-expect-error -- a field that holds no function
  @traced("number") count: number = 1;
}
