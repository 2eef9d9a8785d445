/** The name of the embedded server's one database. */
export const DATABASE = "traguardo";
