/** The tests near some files; `imports` says of each TypeScript file of the repository which files it imports. */
export function testsNear(changed: readonly string[], imports: ReadonlyMap<string, readonly string[]>): string[];
