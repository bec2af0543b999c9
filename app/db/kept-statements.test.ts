import SqliteFile from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { keepStatements } from './kept-statements.server'

describe('statements that are kept', () => {
  const ONE = 'select name, age from person where name = ?'
  let file: SqliteFile.Database
  let keeping: SqliteFile.Database

  beforeEach(() => {
    file = new SqliteFile(':memory:')
    file.exec("create table person (name text, age integer); insert into person values ('anna', 40)")
    keeping = keepStatements(file)
  })

  it('are prepared once for a text', () => {
    expect(keeping.prepare(ONE)).toBe(keeping.prepare(ONE))
  })

  it('answer in rows after somebody took them as lists', () => {
    expect(keeping.prepare(ONE).raw().get('anna')).toEqual(['anna', 40])
    expect(keeping.prepare(ONE).get('anna')).toEqual({ name: 'anna', age: 40 })
  })

  it('know a column that came later', () => {
    const all = 'select * from person'
    expect(keeping.prepare(all).all()).toEqual([{ name: 'anna', age: 40 }])
    file.exec("alter table person add column city text default 'Zwolle'")
    expect(keeping.prepare(all).all()).toEqual([{ name: 'anna', age: 40, city: 'Zwolle' }])
  })

  it('write too', () => {
    const insert = 'insert into person values (?, ?)'
    for (const age of [1, 2]) keeping.prepare(insert).run('bram', age)
    expect(keeping.prepare(ONE).all('bram')).toHaveLength(2)
  })
})
