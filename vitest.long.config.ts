import { defineConfig } from "vitest/config";

/** The long tier, for the night: the tests whose figure needs many tries, with all of them. What each is, and its last figures: docs/prove-lunghe.md. */
export default defineConfig({
  test: {
    env: { TRAGUARDO_LONG: "1" },
    include: [
      "tests/rights.test.ts", // T01, cells
      "src/domain/access/sequences.test.ts", // T03
      "tests/office.db.test.ts", // T01, addresses; T02, T04, T05
      "src/features/commands/tracks/switchTrack.db.test.ts", // T06, T24
      "tests/rowSecurity.db.test.ts", // T07
      "src/features/door/signIn/{hostileProvider,provider}.db.test.ts", // T15
      "src/features/door/signIn/{signIn,oldSessions}.db.test.ts", // T16, T18
      "tests/requestLimits.db.test.ts", // T19
      "src/features/door/signIn/ownBrowser.db.test.ts", // T19, an owner kept out by strangers
      "tests/slowConnections.db.test.ts", // T19, connections that drip
      "tests/enumeration.db.test.ts", // T16, the time of a refusal
      "tests/missingAndForbidden.db.test.ts", // T02, times
      "tests/logTampering.db.test.ts", // T35
      "tests/embedded.db.test.ts", // T20, fifty times
      "tests/killedMigrations.db.test.ts", // every statement of the migrations since the odd body
      "tests/upgrade.db.test.ts", // the copy before an update, the update and going back, killed
      "tests/movedPostgres.db.test.ts", // a move between versions of PostgreSQL, killed sixty times
      "src/server/mail/mailing.db.test.ts", // five hundred messages
      "tests/leaks.db.test.ts", // T37
      "tests/diskFull.db.test.ts", // T29
      "tests/manyBodies.db.test.ts", // thirty bodies at once
      "tests/planRaces.db.test.ts", // T24, two at once on a plan
      "tests/planHistories.db.test.ts", // T34, a thousand histories of a plan
      "tests/killedCopies.db.test.ts", // T36, copies and restores that are killed
      "tests/oldFolders.db.test.ts", // folders of earlier commits
    ],
    globalSetup: ["tests/support/builtProgram.ts", "tests/support/databaseServer.ts"],
    reporters: ["verbose"],
    restoreMocks: true,
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
