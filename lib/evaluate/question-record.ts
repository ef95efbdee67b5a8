import { z } from "zod";

/** Words of an article, exactly as they stand there, that answer (part of) a question. */
const EvidenceRecord = z.strictObject({ articleId: z.string().min(1), words: z.string().min(1) });
export type EvidenceRecord = z.infer<typeof EvidenceRecord>;

/** One question of the project's own set; tests/evaluation/README.md says what each field means. */
export const QuestionRecord = z
  .strictObject({
    id: z.string().min(1),
    kind: z.string().min(1),
    question: z.string().min(1),
    history: z
      .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.string() }))
      .default([]),
    expect: z.enum(["answered", "not-in-corpus", "needs-clarification"]),
    evidence: z.array(z.array(EvidenceRecord).min(1)).default([]),
    relevant: z.array(EvidenceRecord).default([]),
    speaker: z.string().min(1).optional(),
    mustNotSay: z.array(z.string().min(1)).default([]),
  })
  .refine((record) => (record.expect === "answered") === record.evidence.length > 0, {
    message: "an answered question needs evidence, and no other may have any",
    path: ["evidence"],
  });
export type QuestionRecord = z.infer<typeof QuestionRecord>;
