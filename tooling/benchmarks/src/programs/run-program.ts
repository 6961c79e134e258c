import process from "node:process";

/** What the process that started this one wants of it. */
export const taskOf = <Task>(): Task => JSON.parse(process.argv[2] ?? "null") as Task;

/** Ends this process with the one that started it: nobody is left to hear what comes of it. */
export const endWithParent = (): void => {
  process.once("disconnect", () => process.exit(1));
};

/** Does the task of this process, tells what came of it, and ends. */
export const runProgram = async <Task, Result>(program: (task: Task) => Promise<Result>): Promise<void> => {
  endWithParent();
  const result = await program(taskOf<Task>());
  process.send?.(result, () => process.exit(0));
};

/** Says that this process is ready, and answers what the one that started it asks, one question at a time. */
export const answerQuestions = (answers: Readonly<Record<string, () => Promise<unknown>>>): void => {
  endWithParent();
  process.on("message", (question: string) => {
    void answers[question]?.().then((answer) => process.send?.(answer));
  });
  process.send?.("ready");
};
