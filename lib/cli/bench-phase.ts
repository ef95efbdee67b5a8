import { runPhase, PhaseOrder } from "../bench/phase.ts";
import { openEmbeddings } from "../embeddings/open-embeddings.ts";
import { readSettings } from "../settings.ts";

// Started by `npm run bench`, once a measurement: takes its order as JSON and answers with one line of JSON.
const order = PhaseOrder.parse(JSON.parse(process.argv[2] ?? ""));
const model = await openEmbeddings({ ...readSettings(process.env), embeddings: { provider: "bundled" } });
if (model === undefined) throw new Error("The bundled embeddings cannot be opened.");
const figures = await runPhase(order, model);
await model.close?.();
process.stdout.write(`${JSON.stringify(figures)}\n`);
