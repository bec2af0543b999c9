import { figures, least, median, measured, type Measured } from './figures'
import { onStage } from './questions'
import type { Bench } from './run'

const CONNECTIONS = 64
const ROUNDS = 3
const SECONDS = 3
/** The product has more code to become warm than the floor. */
const WARM_UP_SECONDS = 6
const DIFFERENT_REQUESTS = 20_000

/**
 * Closed questions over HTTP to the real portal, each recorded durably before its answer, against a bare server that records
 * nothing. With `--minutes` it is asked at a steady 70 % of what it could do, whatever it does, for so long.
 */
export const closedQuestion: Bench = async (options) =>
  onStage(options, async ({ portal, floor, requests }) => {
    const { say, note } = options
    const load = { requests: requests(DIFFERENT_REQUESTS), seconds: SECONDS, connections: CONNECTIONS }
    await measured(floor, load)
    await measured(portal, { ...load, seconds: WARM_UP_SECONDS })
    const rounds: { floor: Measured; portal: Measured }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      // In turn, and each first half of the time: what changes on the machine touches both.
      const both = [floor, portal].map((program) => async () => measured(program, load))
      const order = round % 2 === 0 ? [0, 1] : [1, 0]
      const took: Measured[] = []
      for (const place of order) took[place] = await both[place]!()
      rounds.push({ floor: took[0]!, portal: took[1]! })
      say(`floor   ${figures(took[0]!)}`)
      say(`portal  ${figures(took[1]!)}`)
    }
    const bySecond = median(rounds.map((round) => round.portal.perSecond / round.floor.perSecond))
    // On a machine that is also used by others the least processor time is the truest.
    const byProcessor =
      least(rounds.map((round) => round.floor.processorPerAnswer)) /
      least(rounds.map((round) => round.portal.processorPerAnswer))
    const perSecond = median(rounds.map((round) => round.portal.perSecond))
    note('closed question, answers a second', `${bySecond.toFixed(2)} of the floor`, {
      goal: '≥ 0.50',
      met: bySecond >= 0.5,
    })
    note('closed question, processor time', `${byProcessor.toFixed(2)} of the floor`, {
      goal: '≥ 0.40',
      met: byProcessor >= 0.4,
    })
    note('closed questions a second, 64 connections', Math.round(perSecond).toString())
    if (options.minutes === 0) return
    const perSecondAsked = Math.round(perSecond * 0.7)
    const steady = await measured(portal, { ...load, seconds: options.minutes * 60, perSecondAsked })
    say(`at ${perSecondAsked}/s: ${figures(steady)}`)
    note(
      `closed question at 70 %, ${options.minutes} minutes, from when it was due: p50 · p99 · p99.9`,
      `${steady.p50.toFixed(1)} · ${steady.p99.toFixed(1)} · ${steady.p999.toFixed(1)} ms`,
      { goal: 'p99 ≤ 20 ms', met: steady.p99 <= 20 },
    )
  })
