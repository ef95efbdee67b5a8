import { cpus } from "node:os";

export function describeMachine(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}`;
}
