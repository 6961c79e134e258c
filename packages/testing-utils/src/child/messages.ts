/** Which server a child process holds. */
export type ServerKind = "collector" | "provider";

/** From parent to child: start the server, then call its methods. */
export type ParentMessage =
  | { readonly kind: "start"; readonly id: number; readonly server: ServerKind; readonly options: object }
  | { readonly kind: "call"; readonly id: number; readonly method: string; readonly args: readonly unknown[] };

/** From child to parent: what came of a message. */
export type ChildMessage =
  | { readonly kind: "done"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly message: string; readonly code: string | null };
