import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { loader } from '../viewed'

export type ShownViews = Exclude<SerializeFrom<typeof loader>, { hidden: true }>

/** The list of who looked, for the parts of its page; where it is hidden they are not there. */
export function useViews(): ShownViews {
  return useLoaderData() as ShownViews
}
