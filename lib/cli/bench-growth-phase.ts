import { GrowthOrder, runGrowthPhase } from "../bench/growth-phase.ts";
import { readSettings } from "../settings.ts";

// Started by `npm run bench -- --growth`, once a step: takes its order as JSON and answers with one line of JSON.
const order = GrowthOrder.parse(JSON.parse(process.argv[2] ?? ""));
const figures = await runGrowthPhase(order, readSettings(process.env));
process.stdout.write(`${JSON.stringify(figures)}\n`);
