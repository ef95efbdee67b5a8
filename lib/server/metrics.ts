import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ArchiveInfo } from "../archive/archive.ts";
import type { Answer } from "../domain/answer.ts";

/** One request that was answered or refused. */
export type MeasuredVisit = Readonly<{ method: string; route: string; status: number; seconds: number }>;

/** What is counted of the server's life, as Prometheus reads it. */
export type Metrics = Readonly<{
  countVisit: (visit: MeasuredVisit) => void;
  countRefusal: (code: string) => void;
  countAnswer: (kind: Answer["kind"] | "failed" | "left", seconds: number) => void;
  countModelFault: (kind: string) => void;
  /** The page of figures, with those that are read at this moment. */
  read: () => Promise<MetricsPage>;
}>;

export type MetricsPage = Readonly<{ contentType: string; text: string }>;

/** Figures that are looked up when they are asked for. `archive` is undefined while there is none. */
export type MetricSources = Readonly<{
  openStreams: () => number;
  archive: () => Promise<ArchiveInfo | undefined>;
}>;

const PREFIX = "on_the_record_";
/** Seconds; a refusal takes under a millisecond, a model's answer up to two minutes. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10, 30, 120];

export function openMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const named = (name: string, help: string) => ({ name: PREFIX + name, help, registers: [registry] });
  collectDefaultMetrics({ register: registry });

  const visits = new Counter({
    ...named("http_requests_total", "Requests, by route and status."),
    labelNames: ["method", "route", "status"] as const,
  });
  const durations = new Histogram({
    ...named("http_request_seconds", "From a request's head to the end of its response."),
    labelNames: ["route"] as const,
    buckets: BUCKETS,
  });
  const answers = new Counter({
    ...named("answers_total", "Answers, by kind; failed: machinery broke; left: the reader went away."),
    labelNames: ["kind"] as const,
  });
  const answering = new Histogram({ ...named("answer_seconds", "Time an answer took."), buckets: BUCKETS });
  const refusals = new Counter({
    ...named("refusals_total", "Requests refused before any work, by the code of the refusal."),
    labelNames: ["code"] as const,
  });
  const faults = new Counter({
    ...named("model_faults_total", "Faults of the chat model, by class."),
    labelNames: ["kind"] as const,
  });
  gaugeStreams(named("streams_open", "Answers under way."), sources);
  const record = gaugeRecord(named);

  return {
    countVisit: ({ method, route, status, seconds }) => {
      visits.inc({ method, route, status });
      durations.observe({ route }, seconds);
    },
    countRefusal: (code) => refusals.inc({ code }),
    countAnswer: (kind, seconds) => {
      answers.inc({ kind });
      answering.observe(seconds);
    },
    countModelFault: (kind) => faults.inc({ kind }),
    read: async () => {
      record(await sources.archive());
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

type Named = Readonly<{ name: string; help: string; registers: Registry[] }>;

function gaugeStreams(named: Named, { openStreams }: MetricSources): void {
  new Gauge({
    ...named,
    collect() {
      this.set(openStreams());
    },
  });
}

/** Sets the figures of the archive; without one they are absent, and `archive_ready` is 0. */
function gaugeRecord(named: (name: string, help: string) => Named): (info: ArchiveInfo | undefined) => void {
  const ready = new Gauge(named("archive_ready", "1 when questions can be answered."));
  const generation = new Gauge({
    ...named("archive_generation", "1, with the generation served and its embeddings."),
    labelNames: ["generation", "embeddings"] as const,
  });
  const articles = new Gauge(named("archive_articles", "Articles in the archive."));
  const passages = new Gauge(named("archive_passages", "Passages in the archive."));
  const vectors = new Gauge(named("archive_vectors_ready", "1 when meanings are searched too."));
  const degraded = new Gauge(named("archive_degraded", "Parts that are degraded; /api/ready names them."));
  return (info) => {
    ready.set(info ? 1 : 0);
    generation.reset();
    if (!info) return;
    generation.set({ generation: info.generation, embeddings: info.embeddings }, 1);
    articles.set(info.articles);
    passages.set(info.passages);
    vectors.set(info.vectors ? 1 : 0);
    degraded.set(info.degraded.length);
  };
}
