import type { ReactNode } from 'react'

/** Lets a message mark its weighty words with `<b>`. */
export const bold = { b: (words: ReactNode) => <strong>{words}</strong> }
