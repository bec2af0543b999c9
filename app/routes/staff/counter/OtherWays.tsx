import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Disclosure } from '~/ui/Disclosure'
import { TextLink } from '~/ui/TextLink'
import type { ShownVisit } from './VisitPage'

type Way = 'single' | 'speaker' | 'none'

/** What else one may do for who is there: ask one by one, write down that somebody else speaks, or that no choice was wanted. */
export function OtherWays({ visit, without = [] }: { visit: ShownVisit; without?: readonly Way[] }) {
  const { id } = visit
  const has = (way: Way) => !without.includes(way)
  return (
    <div className="other-ways">
      <Disclosure summary={<FormattedMessage id="counter.else" />}>
        <ul>
          {has('single') && (
            <li>
              <TextLink to={PATHS.counterSingle({ visit: id })}>
                <FormattedMessage id="counter.else.single" />
              </TextLink>
            </li>
          )}
          {has('speaker') && (
            <li>
              <TextLink to={PATHS.counterSpeaker({ visit: id })}>
                <FormattedMessage id={visit.age < 16 ? 'counter.else.parent' : 'counter.else.speaker'} />
              </TextLink>
            </li>
          )}
          <li>
            <TextLink to={PATHS.counterAsk({ visit: id })}>
              <FormattedMessage id="counter.else.ask" />
            </TextLink>
          </li>
          <li>
            <TextLink to={PATHS.counterFollow({ visit: id })}>
              <FormattedMessage id="counter.else.follow" />
            </TextLink>
          </li>
          <li>
            <TextLink to={PATHS.counterEarlier({ visit: id })}>
              <FormattedMessage id="counter.else.earlier" />
            </TextLink>
          </li>
          {has('none') && (
            <li>
              <ButtonForm to={PATHS.counter({ visit: id })}>
                <button type="submit" name="niet-kiezen" value="ja" className="linklike">
                  <FormattedMessage id="counter.else.none" />
                </button>
              </ButtonForm>
            </li>
          )}
        </ul>
      </Disclosure>
    </div>
  )
}
