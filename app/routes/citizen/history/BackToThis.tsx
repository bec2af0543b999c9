import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { HistoryIcon } from '~/ui/icons'
import { useReadsOnly } from '~/ui/root-data'
import { DraftGoes, UndoButton } from '../parts/UndoButton'
import type { Version } from '../parts/shown'

/** Undo for the last version, restore for an older one; both say first what cannot come back. */
export function BackToThis(shown: Version) {
  const { number, current, undoable, begun, restorable } = shown
  const readsOnly = useReadsOnly()
  if (readsOnly || (number === current && !undoable)) return null
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id={number === current ? 'history.undo.title' : 'history.restore.title'} />
      </Heading>
      <p>
        <FormattedMessage id={number === current ? 'history.undo.text' : 'history.restore.text'} />
      </p>
      {number === current ? <UndoButton number={number} begun={begun !== null} /> : <Restore {...shown} />}
      {number !== current && !restorable && (
        <p>
          <FormattedMessage id="history.restore.same" />
        </p>
      )}
    </section>
  )
}

function Restore({
  number,
  leftOut,
  ended,
  restorable,
  begun,
}: Pick<Version, 'number' | 'leftOut' | 'ended' | 'restorable' | 'begun'>) {
  const path = usePath()
  return (
    <>
      <Not id="history.restore.left-out" sentences={leftOut} />
      <Not id="history.restore.ended" sentences={ended} />
      {restorable && (
        <Form method="post" action={path(PATHS.history)} className="one-button">
          <CsrfField />
          <input type="hidden" name="versie" value={number} />
          {begun !== null && <DraftGoes />}
          <Button name="do" value="restore" icon={HistoryIcon}>
            <FormattedMessage id="history.restore" />
          </Button>
        </Form>
      )}
    </>
  )
}

type NotProps = {
  id: 'history.restore.left-out' | 'history.restore.ended'
  sentences: Version['leftOut']
}

/** What cannot come back as it was, in words. */
function Not({ id, sentences }: NotProps) {
  if (sentences.length === 0) return null
  return (
    <Notice kind="attention">
      <p>
        <FormattedMessage id={id} />
      </p>
      <ul>
        {sentences.map((sentence, place) => (
          <li key={place}>
            <ChoiceSentence sentence={sentence} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
