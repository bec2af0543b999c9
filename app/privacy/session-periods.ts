/** How long one stays logged in: so long without activity, and never longer than so many hours. */
export const SESSION_LASTS = { idleMinutes: 15, hours: 8 } as const
/** Of who runs the portal it is shorter: which roles they have is asked of their provider at the login alone. */
export const INTERNAL_HOURS = 2
/** What stands on a screen that nobody touches. */
export const AT_A_SCREEN = { minutes: SESSION_LASTS.idleMinutes }
/** How long somebody whose session ended by itself can still go on where they were, as whom they were. */
export const WAY_BACK_MINUTES = 30
/** A login that takes longer is not taken; where it began is known a while longer, to lead back there. */
export const LOGIN_LASTS = { minutes: 15, knownMinutes: 60 } as const
