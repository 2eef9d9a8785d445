/**
 * A state of the database, of its folder or of its settings that only the operator can mend. The message is Italian, plain, and says
 * what to do: the person who starts the program prints it alone, without a stack.
 */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
}
