/** The first thing that is wrong with the log: where, and in plain words. Never whose entry it is. */
export type Finding = {
  code: FindingCode
  words: string
  lane?: string
  sequence?: number
  checkpoint?: number
  /** Line of the file outside the database. */
  line?: number
}

export type FindingCode =
  | 'entry-changed'
  | 'entry-unreadable'
  | 'entry-disagrees-with-columns'
  | 'entry-missing'
  | 'entry-doubled'
  | 'entry-not-linked'
  | 'entry-not-ours'
  | 'entry-after-close'
  | 'checkpoint-unreadable'
  | 'checkpoint-not-signed'
  | 'checkpoint-missing'
  | 'checkpoint-not-linked'
  | 'tombstone-not-signed'
  | 'tombstone-not-sealed'
  | 'sealed-entry-missing'
  | 'sealed-entry-changed'
  | 'outside-file-missing'
  | 'outside-line-unreadable'
  | 'outside-file-ahead'
  | 'outside-file-differs'
  | 'outside-file-incomplete'
  | 'outside-file-behind'

/** Stops a verification at the first finding. */
export class LogIsBroken extends Error {
  constructor(readonly finding: Finding) {
    super(finding.words)
  }
}
