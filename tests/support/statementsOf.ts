/** A piece of SQL that no semicolon ends: a text, a name, a body between dollars, a comment, anything else. */
const PIECES = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|;|[^'"$;-]+|[\s\S]/g;

/** The statements of a migration, in order; together, with a semicolon after each, they are its text. */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let statement = "";
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece !== ";") statement += piece;
    else {
      statements.push(statement);
      statement = "";
    }
  }
  return statements;
}
