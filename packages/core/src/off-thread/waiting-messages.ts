import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";

/** What has arrived at a port and was not heard yet, for where the loop will not turn in time. */
export function* waitingMessages(port: MessagePort): Generator {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) yield next.message;
}
