// A thread starts with plain JavaScript; tsx reads the TypeScript from here on, however the program itself was started.
import { register } from "tsx/esm/api";

register();
await import("./answer-thread.ts");
