/** What the answer to a batch says about one operation, under its position counted from 1. */
export type GraphQlReply =
  | { readonly id: string; readonly body: Readonly<Record<string, unknown>> }
  /** The form of the batch is not taken, and nothing of it was run: it goes again in another form. */
  | { readonly id: string; readonly isFormNotTaken: true }
  /** The batch was refused for what is in it, and nothing of it was run: each operation goes alone. */
  | { readonly id: string; readonly isRefused: true };
