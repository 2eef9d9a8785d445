/** What a child may take: seconds for one piece of work, memory of the whole process, and the rest after which it leaves. */
export type Caps = { readonly seconds: number; readonly megabytes: number; readonly idleSeconds: number };

export const usualCaps: Caps = { seconds: 20, megabytes: 1024, idleSeconds: 60 };

export const MEGABYTE = 1024 * 1024;
