import { describe, expect, it, vi } from "vitest";
import type { AnswerEvent, AskRequest } from "../../lib/domain/asking.ts";
import { rememberAnswers } from "../../lib/server/remember-answers.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

const request = (question: string, more: Partial<AskRequest> = {}): AskRequest => ({
  question,
  history: [],
  filters: {},
  mode: "extract",
  ...more,
});

type Memory = Partial<Parameters<typeof rememberAnswers>[1]>;

function open({ maxBytes = 1_000_000, mayRemember = () => true }: Memory = {}) {
  const invented = inventAssistant();
  const ask = vi.fn(invented.ask);
  let generation = "one";
  const archive = async () => {
    const opened = await invented.archive();
    return { ...opened, info: { ...opened.info, generation } };
  };
  const assistant = rememberAnswers({ ...invented, ask, archive }, { maxBytes, mayRemember });
  return { assistant, ask, ingest: (name: string) => (generation = name) };
}

describe("rememberAnswers()", () => {
  it("answers the same question once, and tells the same on the way to it", async () => {
    const { assistant, ask } = open();
    const told: AnswerEvent[][] = [[], []];
    const [first, again] = [
      await assistant.ask(request("the march"), { onEvent: (event) => told[0]?.push(event) }),
      await assistant.ask(request("the march"), { onEvent: (event) => told[1]?.push(event) }),
    ];
    expect(ask).toHaveBeenCalledOnce();
    expect(again).toEqual(first);
    expect(told[1]).toEqual(told[0]);
    expect(told[0]?.length).toBeGreaterThan(2);
  });

  it("tells apart conversations, filters, modes and generations", async () => {
    const { assistant, ask, ingest } = open();
    await assistant.ask(request("the march"));
    await assistant.ask(request("the march", { filters: { from: "2031-05-01" } }));
    await assistant.ask(request("the march", { history: [{ role: "user", content: "Who?" }] }));
    await assistant.ask(request("the march", { mode: "write" }));
    ingest("two");
    await assistant.ask(request("the march"));
    expect(ask).toHaveBeenCalledTimes(5);
  });

  it("keeps no answer that came while the record changed, nor a failure, nor what it may not", async () => {
    const { assistant, ask, ingest } = open({ mayRemember: ({ mode }) => mode === "extract" });
    const slow = assistant.ask(request("slow march"));
    setTimeout(() => ingest("two"), 20);
    await slow;
    ingest("one");
    await assistant.ask(request("the march", { mode: "write" }));
    await assistant.ask(request("the march", { mode: "write" }));
    await expect(assistant.ask(request("fail"))).rejects.toThrow();
    await expect(assistant.ask(request("fail"))).rejects.toThrow();
    expect(ask).toHaveBeenCalledTimes(5);
  });

  it("keeps no more than it may, the ones asked for last", async () => {
    const { assistant, ask } = open({ maxBytes: 150_000 });
    for (let n = 0; n < 40; n++) await assistant.ask(request(`the march ${String(n)}`));
    await assistant.ask(request("the march 39"));
    expect(ask).toHaveBeenCalledTimes(40);
    await assistant.ask(request("the march 0"));
    expect(ask).toHaveBeenCalledTimes(41);
  });

  it("asks once what several ask at the same moment, and tells the same to each", async () => {
    const { assistant, ask } = open();
    const told: AnswerEvent[][] = [[], []];
    const [first, again] = await Promise.all(
      told.map((own) => assistant.ask(request("slow march"), { onEvent: (event) => own.push(event) })),
    );
    expect(ask).toHaveBeenCalledOnce();
    expect(again).toEqual(first);
    expect(told[1]).toEqual(told[0]);
    expect(told[0]?.length).toBeGreaterThan(2);
  });

  it("asks again for those who stay when the one who asked first has left", async () => {
    const { assistant, ask } = open();
    const leaving = new AbortController();
    const left = assistant.ask(request("slow march"), { signal: leaving.signal });
    const stays = assistant.ask(request("slow march"));
    await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce(), { timeout: 60_000 });
    leaving.abort();
    await expect(left).rejects.toThrow();
    expect((await stays).kind).toBeDefined();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
