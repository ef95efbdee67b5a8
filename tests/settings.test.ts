import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSettings, SETTING_NAMES, SettingsError } from "../lib/settings.ts";

describe("readSettings", () => {
  it("needs nothing set", () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      corpusDir: "corpus",
      dataDir: "data",
      host: "127.0.0.1",
      port: 3000,
      embeddings: { provider: "bundled" },
    });
    expect(settings.limits).toMatchObject({ bodyBytes: 65_536, questionCharacters: 2000, historyTurns: 20 });
    expect(settings.chatModel).toBeUndefined();
  });

  it("takes an empty variable for an unset one", () => {
    expect(readSettings({ PORT: "", CHAT_MODEL: " " })).toEqual(readSettings({}));
  });

  it("reads a provider and its model, colons in the model included", () => {
    expect(readSettings({ EMBEDDINGS: "ollama:nomic-embed-text:v1.5" }).embeddings).toEqual({
      provider: "ollama",
      model: "nomic-embed-text:v1.5",
    });
    expect(readSettings({ CHAT_MODEL: "anthropic:some-model" }).chatModel).toEqual({
      provider: "anthropic",
      model: "some-model",
    });
  });

  it("names every variable that is wrong, and what it wants", () => {
    const wrong = {
      PORT: "70000",
      EMBEDDINGS: "word2vec",
      CHAT_MODEL: "ollama:",
      DATABASE_URL: "mysql://x/y",
    };
    const read = () => readSettings(wrong);
    expect(read).toThrow(SettingsError);
    for (const part of [
      "PORT",
      "65535",
      "EMBEDDINGS",
      "bundled",
      "CHAT_MODEL",
      "DATABASE_URL",
      "postgres://",
    ])
      expect(read).toThrow(part);
  });

  it("keeps the archive in the database it is given, and in the folder otherwise", () => {
    expect(readSettings({ DATABASE_URL: "postgres://a:b@c/d", DATABASE_CONNECTIONS: "3" }).database).toEqual({
      url: "postgres://a:b@c/d",
      connections: 3,
      timeoutMs: 10_000,
    });
    expect(readSettings({ DATABASE_URL: "" }).database).toBeUndefined();
  });

  it("is described in full by .env.example", () => {
    const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    for (const name of SETTING_NAMES) expect(example).toMatch(new RegExp(`^#${name}=`, "mu"));
  });
});
