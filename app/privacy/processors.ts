import type { PageTextId } from '~/i18n/pages'

/**
 * Who works for the portal with people's data (AVG 28, 30(1)(d)). The names stand in for those with whom an installation has its
 * agreements.
 */
const PROCESSOR_IDS = ['hosting', 'backup', 'mail', 'letters', 'digid-bridge', 'telephone'] as const
export type ProcessorId = (typeof PROCESSOR_IDS)[number]

type Processor = {
  id: ProcessorId
  name: PageTextId
  does: PageTextId
  /** Which data. */
  sees: PageTextId
  where: PageTextId
}

export const PROCESSORS: readonly Processor[] = PROCESSOR_IDS.map((id) => ({
  id,
  name: `processor.${id}.name`,
  does: `processor.${id}.does`,
  sees: `processor.${id}.sees`,
  where: `processor.${id}.where`,
}))
