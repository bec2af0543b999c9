import type { Statement } from './statement'
import published from './statements.json'

/** Every statement that was ever in force, as it stood then, the oldest first; `npm run statement` adds one. */
export const STATEMENTS: readonly Statement[] = published

/** The statement that is in force: what the tables in code say (`tests/house/statement.test.ts`). */
export const STATEMENT: Statement = STATEMENTS.at(-1)!
