import type { TracedOptions } from "./traced-options.ts";

type AnyFunction = (...args: never[]) => unknown;

/** What `traced` makes of its options: a wrapper of functions, and a decorator of either kind. */
export interface TracedDecorator {
  /** Wraps a function. */
  <F extends AnyFunction>(fn: F): F;
  /** Decorates a method, as TC39 has it. */
  <F extends AnyFunction>(method: F, context: ClassMethodDecoratorContext): F;
  /** Decorates a getter. */
  <This, V>(get: (this: This) => V, context: ClassGetterDecoratorContext<This, V>): (this: This) => V;
  /** Decorates a setter. */
  <This, V>(
    set: (this: This, value: V) => void,
    context: ClassSetterDecoratorContext<This, V>,
  ): (this: This, value: V) => void;
  /** Decorates a field that holds a function. */
  <This, F extends AnyFunction>(
    value: undefined,
    context: ClassFieldDecoratorContext<This, F>,
  ): (this: This, initial: F) => F;
  /** Decorates an `accessor` that holds a function. */
  <This, F extends AnyFunction>(
    value: ClassAccessorDecoratorTarget<This, F>,
    context: ClassAccessorDecoratorContext<This, F>,
  ): ClassAccessorDecoratorResult<This, F>;
  /** Decorates a method or an accessor, as TypeScript has it under `experimentalDecorators`. */
  <V>(prototype: object, key: string | symbol, descriptor: TypedPropertyDescriptor<V>): TypedPropertyDescriptor<V>;
}

/** Classes have a name too, and would pass for options. */
interface NoFunction {
  readonly prototype?: never;
}

export interface Traced extends TracedDecorator {
  (name: string): TracedDecorator;
  (options?: TracedOptions & NoFunction): TracedDecorator;
}
