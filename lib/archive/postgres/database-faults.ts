/**
 * What has become of a query that failed. lost: its connection, or the server; busy: it would have taken too long, or
 * there is no room; damaged: tables that were there cannot be read. Undefined: none of these.
 */
export type Fault = "lost" | "busy" | "damaged";

/** SQLSTATE codes (appendix A of the PostgreSQL manual) and Node's own. */
const CODES: readonly Readonly<{ fault: Fault; code: RegExp }>[] = [
  { fault: "lost", code: /^(?:08...|57P0[1-5]|28...|3D000)$/u },
  {
    fault: "lost",
    code: /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/u,
  },
  { fault: "busy", code: /^(?:53...|57014|55P03|40001|40P01)$/u },
  { fault: "damaged", code: /^(?:XX00[12]|58P01|58030|42P01|42703|3F000)$/u },
];

/** The client's own failures carry no code. */
const MESSAGES: readonly Readonly<{ fault: Fault; message: RegExp }>[] = [
  {
    fault: "lost",
    message:
      /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/iu,
  },
  { fault: "busy", message: /query read timeout/iu },
];

export function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    CODES.find((known) => known.code.test(code))?.fault ??
    MESSAGES.find(({ message }) => message.test(error.message))?.fault
  );
}
