import { SpanKind } from "@opentelemetry/api";

import { bind, bindAsyncIterable, traced, type withContext, type withSpan } from "../../src/index.ts";

/** Compiles only where both types are the same. */
declare const same: <A, B>(...different: [A] extends [B] ? ([B] extends [A] ? [] : [never]) : [never]) => void;

interface Overloaded {
  (id: string): Promise<string>;
  (id: number, limit?: number): Promise<number>;
}
declare const plain: (id: string, limit?: number) => Promise<string>;
declare const overloaded: Overloaded;
declare const generic: <T>(value: T, ...rest: T[]) => T[];
declare function withThis(this: { readonly key: string }, id: string): string;
declare function narrows(value: unknown): value is string;
declare function asserts(value: unknown): asserts value is string;
declare const generator: (n: number) => AsyncGenerator<number, string, boolean>;
declare const withProperties: { (id: string): string; readonly retries: number };

// A function that is wrapped has the type of the function, in each of the three ways.
const { a, b, c, d, e, f, g, h } = {
  a: traced(plain),
  b: traced("name")(plain),
  c: traced({ kind: SpanKind.CLIENT, attributes: (id: string) => ({ id }) })(overloaded),
  d: traced("name")(generic),
  e: traced()(withThis),
  f: traced(narrows),
  g: traced("name")(generator),
  h: traced(withProperties),
};
same<typeof a, typeof plain>();
same<typeof b, typeof plain>();
same<typeof c, Overloaded>();
same<typeof d, typeof generic>();
same<typeof e, typeof withThis>();
same<typeof f, typeof narrows>();
same<typeof g, typeof generator>();
same<typeof h, typeof withProperties>();

const assertString: typeof asserts = traced(asserts);
assertString(a);

// A decorator as TypeScript has it under `experimentalDecorators` is called like this.
declare const descriptor: TypedPropertyDescriptor<typeof generic>;
const decorated = traced("name")({}, "method", descriptor);
same<typeof decorated, typeof descriptor>();
// @ts-expect-error -- of a property, it would get no descriptor
traced("name")({}, "property");

// @ts-expect-error -- `this` is still required
e("id");
e.call({ key: "k" }, "id");

class Service {
  run(): void {}
}
// @ts-expect-error -- a class is not called
traced(Service);
// @ts-expect-error -- nor is it options with a name
traced("name")(Service);
// @ts-expect-error -- there is no such option
traced({ nmae: "name" });
// @ts-expect-error -- there is no such kind
traced({ kind: "client" });
// @ts-expect-error -- what is traced is a function
traced("name")({ then: 1 });

same<ReturnType<typeof withContext<number>>, number>();
same<ReturnType<typeof withSpan<Promise<string>>>, Promise<string>>();
const bound = bind(generic);
same<typeof bound, typeof generic>();
declare const chunks: AsyncGenerator<number, string, boolean> & { tee(): number };
const steps = bindAsyncIterable(chunks);
same<typeof steps, typeof chunks>();
// @ts-expect-error -- a list is no async iterable
bindAsyncIterable([1]);
