import { figures, least, measured, type Measured } from './figures'
import { onStage } from './questions'
import type { Bench } from './run'

const CONNECTIONS = 16
const IN_A_BATCH = 50
const ROUNDS = 3
const SECONDS = 1.5

/** Fifty questions in a request against one, on the same portal: what a question costs in each. */
export const batch: Bench = async (options) =>
  onStage(options, async ({ portal, requests, requestTo }) => {
    const { say, note } = options
    const singles = requests(10_000)
    const batches = Array.from({ length: 200 }, () =>
      requestTo('/access/v1/evaluations', (question) => ({
        evaluations: Array.from({ length: IN_A_BATCH }, question),
      })),
    )
    const load = { seconds: SECONDS, connections: CONNECTIONS }
    await measured(portal, { ...load, requests: singles })
    await measured(portal, { ...load, requests: batches })
    const rounds: { single: Measured; many: Measured }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const single = await measured(portal, { ...load, requests: singles })
      const many = await measured(portal, { ...load, requests: batches })
      rounds.push({ single, many })
      say(`single      ${figures(single)}`)
      say(`batch of ${IN_A_BATCH} ${figures(many)}: ${Math.round(many.perSecond * IN_A_BATCH)} questions/s`)
    }
    const single = least(rounds.map((round) => round.single.processorPerAnswer))
    const many = least(rounds.map((round) => round.many.processorPerAnswer)) / IN_A_BATCH
    note(
      `a question in a batch of ${IN_A_BATCH}, processor time`,
      `${Math.round(many)} µs against ${Math.round(single)} µs alone: ${(single / many).toFixed(1)} × cheaper`,
      { goal: '≥ 1', met: single >= many },
    )
  })
