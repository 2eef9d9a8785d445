/**
 * What a child may take: seconds for one piece of work, memory of the whole process, how much of it what it did may leave taken for it to do more, and the
 * rest after which it leaves.
 */
export type Caps = {
  readonly seconds: number;
  readonly megabytes: number;
  readonly megabytesLeftTaken: number;
  readonly idleSeconds: number;
};

/** The child in which everything fits that is not refused. */
export const WIDE_CAPS: Caps = { seconds: 20, megabytes: 768, megabytesLeftTaken: 384, idleSeconds: 60 };

/** The child beside it, for what is not large: together they stay under 1,100 MB, also when they grow past their caps for a moment before they are ended. */
export const NARROW_CAPS: Caps = { ...WIDE_CAPS, megabytes: 304, megabytesLeftTaken: 200 };

export const MEGABYTE = 1024 * 1024;
