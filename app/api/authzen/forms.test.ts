import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { demoDirectory } from '../../../demo/directory'
import { readEvaluation } from './forms'

it('takes the question that the README shows, about organisations that are there', () => {
  const [, body] = / -d '(\{[^']+\})'/.exec(readFileSync('README.md', 'utf8'))!
  const read = readEvaluation(JSON.parse(body!))
  if (!read.ok) throw new Error(read.detail)
  const typesOf = (ura: string) => demoDirectory().find((one) => one.ura === ura)?.types
  const { holder, receiver } = read.enquiry
  expect(typesOf(holder.ura)).toContain(holder.type)
  expect(typesOf(receiver.ura)).toContain(receiver.type)
})
