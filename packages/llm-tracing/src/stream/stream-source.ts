/**
 * Where the chunks of a stream come from: something that can be iterated over, or a function that asks for it. A
 * function is called with the first `next()`, in the span's context, so that the span covers the request too.
 */
export type StreamSource<T> = AsyncIterable<T> | (() => AsyncIterable<T> | PromiseLike<AsyncIterable<T>>);
