import type { ReactNode } from 'react'

/** Lets a message mark its weighty words with `<b>`. */
export const bold = { b: (words: ReactNode) => <strong>{words}</strong> }

/** Words that a narrow screen leaves out, and that are read out all the same. */
export const wide = { wide: (words: ReactNode) => <span className="on-wide">{words}</span> }
