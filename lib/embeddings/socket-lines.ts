import type { Socket } from "node:net";

/** Calls `onLine` with each line that comes; ends the connection when one is longer than `most` bytes. */
export function readLines(socket: Socket, most: number, onLine: (line: string) => void): void {
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
    if (rest.length > most) socket.destroy();
  });
}
