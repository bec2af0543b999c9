import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { PageBody } from '~/ui/Container'
import { IdleWipe } from './IdleWipe'
import { Keys } from './Keys'

/** Who is at the counter, as every screen of a visit shows them. */
export type ShownVisit = {
  id: string
  name: string | null
  age: number
  /** Whether who decides for them is there and was found. */
  withSpeaker: boolean
}

type VisitPageProps = {
  visit: ShownVisit
  /** Keys that press a button or link of this page, by the id of what they press. */
  keys?: Record<string, string>
  children: ReactNode
}

/** A screen with somebody at the counter: who it is, the way to wipe it, and the wipe that comes by itself. */
export function VisitPage({ visit, keys = {}, children }: VisitPageProps) {
  return (
    <>
      <div className="visit-bar screen-only">
        <div className="container container--counter visit-bar__row">
          <p className="visit-bar__who">
            <strong>{visit.name ?? <FormattedMessage id="ui.nameless" />}</strong>{' '}
            <span>
              <FormattedMessage id={ageWords(visit)} values={{ age: visit.age }} />
            </span>
          </p>
          <ButtonForm to={PATHS.counterStop({ visit: visit.id })}>
            <button type="submit" id="wis" className="linklike">
              <FormattedMessage id="counter.stop" />
            </button>{' '}
            <kbd className="key">Esc</kbd>
          </ButtonForm>
        </div>
      </div>
      <PageBody width="counter">{children}</PageBody>
      <Keys keys={{ ...keys, Escape: 'wis' }} />
      <IdleWipe key={visit.id} />
    </>
  )
}

function ageWords({ withSpeaker, age }: ShownVisit) {
  if (!withSpeaker) return 'counter.age'
  return age < 16 ? 'counter.age.with-parent' : 'counter.age.with'
}

/** Which screen of three it is. */
export function StepOf({ step }: { step: 1 | 2 | 3 }) {
  return (
    <p className="hint step-of">
      <FormattedMessage id="counter.step" values={{ step }} />
    </p>
  )
}
