import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { useRootData } from '~/ui/root-data'
import { Steps } from '~/ui/Steps'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { monthDayOf } from '~/ui/written-time'
import { useBack } from '../../use-came-from'
import { conflictWords } from './agreement'
import { CatalogueAdds } from '../../citizen/parts/CatalogueAdds'
import { AskedChanges } from './AskedChanges'
import { useToldWho } from './told-who'
import { MutedAsker } from './Muting'
import { PairingCard } from './PairingCard'
import type { Approval } from './shown'

/** What is asked, for who waits for another: what is done, who is next and until when. */
export function Waiting(shown: Approval) {
  const {
    askedBy,
    askedAt,
    expiresOn,
    waitsFor,
    conflict,
    atOnce,
    mayTakeBack,
    liftsLock,
    adds,
    relations,
    code,
    isMuted,
  } = shown
  const who = useToldWho(relations)
  const intl = useIntl()
  const root = useRootData()
  const isMine = askedBy === 'me'
  const isChild = root?.actingFor === null
  const day = monthDayOf(intl, expiresOn)
  const next = waitsFor
  return (
    <>
      <PageTitle
        back={{ to: useBack(PATHS.agreements) }}
        lead={
          <FormattedMessage
            id={liftsLock ? 'agreement.lift.wait.lead' : `agreement.wait.lead.${next}`}
            values={{ ...who, day }}
          />
        }
      >
        <FormattedMessage
          id={liftsLock ? 'agreement.lift.wait.title' : `agreement.wait.title.${isMine ? next : 'other'}`}
          values={who}
        />
      </PageTitle>
      {conflict && (
        <Notice kind="explain">
          <FormattedMessage id={conflictWords(conflict, askedBy, liftsLock)} values={{ ...bold, ...who }} />
        </Notice>
      )}
      <Steps
        steps={[
          {
            name: (
              <FormattedMessage
                id={liftsLock ? 'agreement.lift.step.chose' : `agreement.step.chose.${askedBy}`}
                values={who}
              />
            ),
            note: <Moment at={askedAt} />,
            state: 'done',
          },
          {
            name: <FormattedMessage id={`agreement.step.answers.${next}`} values={who} />,
            note: <FormattedMessage id={`agreement.step.until.${next}`} values={{ day }} />,
            state: 'now',
          },
          {
            name: <FormattedMessage id={liftsLock ? 'agreement.lift.step.holds' : 'agreement.step.holds'} />,
            note: <FormattedMessage id="agreement.step.mail" />,
            state: 'to-come',
          },
        ]}
      />
      {atOnce !== null && (
        <Notice kind="done">
          <FormattedMessage id="agreement.at-once" values={bold} />{' '}
          <TextLink to={withQuery(PATHS.done, { versie: atOnce })}>
            <FormattedMessage id="agreement.at-once.link" />
          </TextLink>
        </Notice>
      )}
      {isMine && isChild && <PairingCard code={code} made={shown.made} isKnown={waitsFor !== 'nobody'} />}
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id={isMine && !liftsLock ? 'agreement.asked.mine' : 'agreement.asked.other'} />
        </Heading>
        <div className="stack">
          <AskedChanges {...shown} />
        </div>
        <CatalogueAdds adds={adds}>
          <FormattedMessage id="agreement.adds" />
        </CatalogueAdds>
      </section>
      {isMine && <TakeBack mayChange={!liftsLock} />}
      {mayTakeBack && <ThinkAgain />}
      <MutedAsker isMuted={isMuted} />
      <div className="part">
        <Notice kind="explain">
          <FormattedMessage id="agreement.no-alone" values={bold} />
        </Notice>
      </div>
    </>
  )
}

/** Who agreed may still say no, as long as it waits for another. */
function ThinkAgain() {
  return (
    <Form method="post" className="link-row part">
      <CsrfField />
      <button type="submit" name="do" value="decline" className="nl-link link-button">
        <FormattedMessage id="agreement.think-again" />
      </button>
    </Form>
  )
}

/** Asking something else instead, or taking it back: nobody has to agree to that. */
function TakeBack({ mayChange }: { mayChange: boolean }) {
  return (
    <Form method="post" className="link-row part">
      <CsrfField />
      {mayChange && (
        <TextLink to={PATHS.choices}>
          <FormattedMessage id="agreement.change" />
        </TextLink>
      )}
      <button type="submit" name="do" value="withdraw" className="nl-link link-button">
        <FormattedMessage id="agreement.withdraw" />
      </button>
    </Form>
  )
}
