import type { SerializeFrom } from '@remix-run/node'

/** What a use case answers, as its page has it: moments are texts. Where it answers null there is no such page. */
export type Shown<Read extends (...given: never[]) => unknown> = SerializeFrom<
  NonNullable<Awaited<ReturnType<Read>>>
>
