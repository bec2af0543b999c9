import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'

/** What a stand-in does wrong, on purpose, until told otherwise; with a part, only there. */
export type Fault<Mode extends string> = { mode: Mode | 'none'; milliseconds: number; part?: string }

export type FaultSwitch<Mode extends string> = {
  current: Fault<Mode>
  modes: readonly Mode[]
  parts: readonly string[]
}

const LONGEST_DELAY = 120_000
const USUAL_DELAY = 2_000

export function faultSwitch<Mode extends string>(
  modes: readonly Mode[],
  parts: readonly string[] = [],
): FaultSwitch<Mode> {
  return { current: { mode: 'none', milliseconds: USUAL_DELAY }, modes, parts }
}

/** `POST …/fault` sets the fault and answers with it; an unknown mode or part answers 400 with those there are. */
export function addFaultRoute<Mode extends string>(app: FastifyInstance, faults: FaultSwitch<Mode>) {
  const modes = ['none', ...faults.modes] as (Mode | 'none')[]
  const schema = v.object({
    mode: v.picklist(modes),
    milliseconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_DELAY)), USUAL_DELAY),
    part: v.optional(v.picklist(faults.parts)),
  })
  app.get('/fault', () => faults.current)
  app.post('/fault', (request, reply) => {
    const asked = v.safeParse(schema, request.body)
    if (!asked.success) return reply.code(400).send({ error: 'unknown fault', modes, parts: faults.parts })
    faults.current = asked.output as Fault<Mode>
    return faults.current
  })
}

/** The mode that holds for one part. */
export function modeFor<Mode extends string>({ current }: FaultSwitch<Mode>, part: string): Mode | 'none' {
  return current.part === undefined || current.part === part ? current.mode : 'none'
}

/** Waits as long as the fault says when it is `slow`. */
export async function delayWhenSlow(fault: Fault<string>) {
  if (fault.mode === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
}
