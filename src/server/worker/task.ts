/** A named piece of heavy or risky work, done in a capped child process. */
export type Task<Input, Output> = {
  /** The subject of the sentences about it: "La preparazione del documento". */
  readonly what: string;
  /** Seconds it may take, where the usual ones are too few. */
  readonly seconds?: number;
  /** Whether it may need more memory than a narrow child has; where it is not said, one that was not enough tells. */
  readonly isLarge?: (input: Input) => boolean;
  readonly run: (input: Input) => Output | Promise<Output>;
};

/** A table of tasks by name. Inputs and outputs are plain data: they cross from one process to another. */
export type Tasks = Readonly<Record<string, Task<never, unknown>>>;

export type InputOf<T> = T extends Task<infer Input, unknown> ? Input : never;
export type OutputOf<T> = T extends Task<never, infer Output> ? Output : never;
