// A process starts with plain JavaScript; tsx reads the TypeScript from here on, however the program itself was started.
import { register } from "tsx/esm/api";

register();
await import("./serve-parser.ts");
