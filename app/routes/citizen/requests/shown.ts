import type { SerializeFrom } from '@remix-run/node'
import type { readOwnRequest, readOwnRequests } from '~/consentrequest/own-use-cases.server'

type Read = NonNullable<SerializeFrom<Awaited<ReturnType<typeof readOwnRequests>>>>

/** What the list of requests shows, to who may see it. */
export type RequestList = Extract<Read, { hidden: false }>

/** What it shows to who may see no names. */
export type UnnamedList = Extract<Read, { hidden: true }>

/** What the page of one shows. */
export type RequestShown = NonNullable<SerializeFrom<Awaited<ReturnType<typeof readOwnRequest>>>>
