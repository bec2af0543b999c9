import { anyOf, figures, least, measured, seededRandom, type Measured } from './figures'
import { onStage, questionAbout, requestTo } from './questions'
import type { Bench } from './run'

const CONNECTIONS = 16
const IN_A_BATCH = 50
const ROUNDS = 3
const SECONDS = 1.5

/** Fifty questions in a request against one, on the same program: what a question costs in each. */
export const batch: Bench = async ({ size, say }) =>
  onStage({ size, say }, async ({ citizens, token, start }) => {
    const random = seededRandom()
    const question = () => questionAbout(anyOf(citizens, random))
    const singles = Array.from({ length: 10_000 }, () =>
      requestTo('/access/v1/evaluation', token, question()),
    )
    const batches = Array.from({ length: 200 }, () => {
      const evaluations = Array.from({ length: IN_A_BATCH }, question)
      return requestTo('/access/v1/evaluations', token, { evaluations })
    })
    const product = await start('product')
    const load = { seconds: SECONDS, connections: CONNECTIONS }
    await measured(product, { ...load, requests: singles })
    await measured(product, { ...load, requests: batches })
    const rounds: { single: Measured; many: Measured }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const single = await measured(product, { ...load, requests: singles })
      const many = await measured(product, { ...load, requests: batches })
      rounds.push({ single, many })
      say(`single      ${figures(single)}`)
      say(`batch of ${IN_A_BATCH} ${figures(many)}: ${Math.round(many.perSecond * IN_A_BATCH)} questions/s`)
    }
    const single = least(rounds.map((round) => round.single.processorPerAnswer))
    const many = least(rounds.map((round) => round.many.processorPerAnswer)) / IN_A_BATCH
    say(
      `a question in a batch: ${Math.round(many)} µs processor against ${Math.round(single)} µs alone, ratio ${(single / many).toFixed(2)}; to be at least 1`,
    )
  })
