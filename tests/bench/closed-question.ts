import { anyOf, figures, least, median, measured, seededRandom, type Measured } from './figures'
import { onStage, questionAbout, requestTo } from './questions'
import type { Bench } from './run'

const CONNECTIONS = 64
const ROUNDS = 3
const SECONDS = 1.5
/** The product has more code to become warm than the floor. */
const WARM_UP_SECONDS = 5
const DIFFERENT_REQUESTS = 20_000

/** Closed questions over HTTP, each recorded durably before its answer, against a bare server that records nothing. */
export const closedQuestion: Bench = async ({ size, say }) =>
  onStage({ size, say }, async ({ citizens, token, start }) => {
    const random = seededRandom()
    const requests = Array.from({ length: DIFFERENT_REQUESTS }, () =>
      requestTo('/access/v1/evaluation', token, questionAbout(anyOf(citizens, random))),
    )
    const floor = await start('floor')
    const product = await start('product')
    const load = { requests, seconds: SECONDS, connections: CONNECTIONS }
    await measured(floor, load)
    await measured(product, { ...load, seconds: WARM_UP_SECONDS })
    const rounds: { floor: Measured; product: Measured }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ floor: await measured(floor, load), product: await measured(product, load) })
      say(`floor    ${figures(rounds.at(-1)!.floor)}`)
      say(`product  ${figures(rounds.at(-1)!.product)}`)
    }
    const byTime = rounds.map((round) => round.product.perSecond / round.floor.perSecond)
    // On a machine that is also used by others the least processor time is the truest.
    const byProcessor =
      least(rounds.map((round) => round.floor.processorPerAnswer)) /
      least(rounds.map((round) => round.product.processorPerAnswer))
    say(
      `ratio to floor: ${median(byTime).toFixed(2)} in answers a second (median), ${byProcessor.toFixed(2)} in processor time (least); to be at least 0.40`,
    )
  })
