import { afterAll, afterEach, beforeEach } from 'vitest'
import { dropDatabases, openDatabases } from '../support/database'

let before = 0

beforeEach(() => {
  before = openDatabases()
})
afterEach(() => dropDatabases(before))
afterAll(() => dropDatabases())
