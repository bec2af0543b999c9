import { afterAll } from 'vitest'
import { dropDatabases } from '../support/database'

afterAll(dropDatabases)
