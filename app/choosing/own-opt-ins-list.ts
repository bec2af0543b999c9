import { defineList } from '~/runtime/list'

/** The list of one's own requests. */
export const OWN_OPT_INS = defineList({ blank: {}, longest: 1 })
