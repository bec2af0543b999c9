import { done, type Verb } from './verb'

export const migrate: Verb = {
  words: 'migrate',
  about: 'Brings the database up to this version of the product.',
  async run({ desk }) {
    await desk.runtime().database.migrate()
    return done('The database is up to date.')
  },
}
