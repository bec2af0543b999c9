import { afterAll, afterEach, beforeEach } from 'vitest'
import { dropDatabases, openDatabases } from '../support/database'

let before = 0

beforeEach(() => {
  before = openDatabases()
})
/** Of tests that run beside each other nobody knows whose a database is: those end their own, or the file does. */
afterEach(({ task }) => (task.concurrent ? undefined : dropDatabases(before)))
afterAll(() => dropDatabases())
