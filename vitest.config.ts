import { configDefaults, defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/setup/longest-first'
import { compileMessages } from './app/i18n/compile-messages.vite'

const shared = {
  plugins: [compileMessages()],
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
}

/** Run twice: the tables of a process are bound to one kind of database when they are imported. */
const onDatabases = [
  'tests/{db,enquiry,mail}/**/*.test.ts',
  'tests/identity/*.test.ts',
  '{app,demo}/**/*.database.test.ts',
]

/**
 * What the gate shows on PostgreSQL: what a database does by itself (transactions, turns, types, plans, migrations), and of what
 * is the same code above the stores a part. The rest runs there in `npm run test:all`.
 */
const alsoOnPostgres = [
  'tests/db/!(all-or-nothing-another|row-tags|tool-process).test.ts',
  // What is asked, answered, refused and proved is the same code above the stores: it is shown on SQLite.
  'tests/enquiry/{durable,question,viewed-plan}.test.ts',
  'tests/mail/{lease,outbox,queue}.test.ts',
  'app/audit/{checkpoint,purge}.database.test.ts',
  'app/{catalogue,provider,runtime,transition}/**/*.database.test.ts',
  'app/retention/forgotten.database.test.ts',
  'app/server/*.database.test.ts',
  'demo/seed.database.test.ts',
]

/** Test files of one process share what they import; nothing of a test lives in a module. */
const inOneProcess = { isolate: false }
const databases = {
  ...inOneProcess,
  setupFiles: 'tests/setup/drop-databases.ts',
  testTimeout: 180_000,
  hookTimeout: 180_000,
}

/** What only one kind of database has to show is in files named after it. */
const onOne = (kind: 'sqlite' | 'postgres') => [...configDefaults.exclude, `tests/**/*.${kind}.test.ts`]

const onPostgres = {
  ...databases,
  exclude: onOne('sqlite'),
  globalSetup: 'tests/setup/postgres.ts',
  env: { DATABASE_KIND: 'postgres', DATABASE_URL: 'postgres://set-by-the-test' },
}

/** The built product over HTTP, one process a test file; the first of a file waits for it to start. */
const routes = {
  ...inOneProcess,
  include: ['tests/routes/**/*.test.ts'],
  setupFiles: 'tests/setup/stop-products.ts',
  testTimeout: 300_000,
  hookTimeout: 300_000,
}

const routesOnSqlite = {
  ...routes,
  globalSetup: 'tests/setup/seeded.ts',
  env: { DATABASE_KIND: 'sqlite', DATABASE_URL: 'file:set-by-the-test' },
}

/**
 * What takes minutes, and whose rules and stores the gate shows by themselves: what a day brings while somebody is at it, and
 * two who decide at once. `npm run test:all` runs them.
 */
const LONG_ROUTES =
  'tests/routes/{authority-ended,choosing-meanwhile,mailed-links,one-count,register-slow,together-edges,two-windows}.test.ts'

/**
 * The ways that most people go. The others are shown by routes over HTTP in the gate, and in the browser by `npm run test:all`.
 */
const SHORT_JOURNEYS = 'tests/journeys/{family,main-job}.test.ts'
const journeys = {
  ...inOneProcess,
  globalSetup: 'tests/setup/seeded.ts',
  expect: { poll: { timeout: 20_000 } },
  testTimeout: 600_000,
  hookTimeout: 300_000,
}

/** What looks at the files of the build. */
const ofTheBuild = ['tests/house/{weight,demo-apart}.test.ts']

/** The Remix plugin stays out: routes are tested on the built product, over HTTP. */
export default defineConfig({
  ...shared,
  test: {
    // Much of a run is waiting for sockets, disks and timers.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        test: {
          ...inOneProcess,
          name: 'unit',
          testTimeout: 120_000,
          include: [
            '{app,demo}/**/*.test.{ts,tsx}',
            'tests/{house,consent,stand-ins}/**/*.test.ts',
            'tests/identity/provider/*.test.ts',
          ],
          exclude: ['{app,demo}/**/*.database.test.ts', ...ofTheBuild],
        },
      },
      {
        ...shared,
        test: {
          ...journeys,
          name: 'journeys',
          include: [SHORT_JOURNEYS],
        },
      },
      {
        ...shared,
        test: {
          ...journeys,
          name: 'journeys-rest',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SHORT_JOURNEYS],
        },
      },
      {
        ...shared,
        test: {
          name: 'database-sqlite',
          ...databases,
          include: onDatabases,
          exclude: onOne('postgres'),
          env: { DATABASE_KIND: 'sqlite', DATABASE_URL: 'file:set-by-the-test' },
        },
      },
      {
        ...shared,
        test: { ...onPostgres, name: 'database-postgres', include: alsoOnPostgres },
      },
      {
        ...shared,
        test: {
          ...onPostgres,
          name: 'database-postgres-rest',
          include: onDatabases,
          exclude: [...onPostgres.exclude, ...alsoOnPostgres],
        },
      },
      {
        ...shared,
        test: {
          ...routesOnSqlite,
          name: 'routes-sqlite',
          include: [...routes.include, ...ofTheBuild],
          exclude: [...configDefaults.exclude, LONG_ROUTES],
        },
      },
      {
        ...shared,
        test: { ...routesOnSqlite, name: 'routes-rest', include: [LONG_ROUTES] },
      },
      {
        ...shared,
        test: {
          ...routes,
          name: 'routes-postgres',
          globalSetup: 'tests/setup/postgres.ts',
          env: { DATABASE_KIND: 'postgres', DATABASE_URL: 'postgres://set-by-the-test' },
        },
      },
      {
        ...shared,
        test: {
          ...inOneProcess,
          name: 'faults',
          globalSetup: 'tests/setup/seeded.ts',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          env: { DATABASE_KIND: 'sqlite', DATABASE_URL: 'file:set-by-the-test' },
        },
      },
    ],
  },
})
