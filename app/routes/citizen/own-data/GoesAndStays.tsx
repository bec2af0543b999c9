import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Going } from '~/owndata/use-cases.server'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import {
  EditIcon,
  EyeIcon,
  FileIcon,
  HandsIcon,
  HistoryIcon,
  HospitalIcon,
  MailIcon,
  PeopleIcon,
  PersonIcon,
  ShieldIcon,
  StethoscopeIcon,
  type IconComponent,
} from '~/ui/icons'
import { Row, Rows } from '~/ui/Rows'

/** What goes beside what stays, and why; of both only what this person has. */
export function GoesAndStays({ kept, decidesForOthers }: Going) {
  return (
    <div className="halves">
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="erase.goes" />
        </Heading>
        <Rows>
          <Row icon={PersonIcon} name={<FormattedMessage id="erase.goes.number" />} />
          {kept['email'] && <Line id="goes.email" hint />}
          {kept['choices'] && <Line id="goes.choices" hint values={{ count: kept.choices }} />}
          {(['conversation', 'recording', 'follower', 'opt-in'] as const).map(
            (id) => kept[id] && <Line key={id} id={`goes.${id}`} />,
          )}
        </Rows>
      </Card>
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="erase.stays" />
        </Heading>
        <Rows>
          <Line id="stays.log" hint />
          {kept['representation'] && <Line id="stays.representation" hint />}
          {decidesForOthers && <Line id="stays.others" hint />}
          <Line id="stays.providers" hint />
        </Rows>
      </Card>
    </div>
  )
}

type Hinted = 'goes.email' | 'goes.choices' | `stays.${'log' | 'representation' | 'others' | 'providers'}`
type Plain = `goes.${'conversation' | 'recording' | 'follower' | 'opt-in'}`
const ICONS: Record<Hinted | Plain, IconComponent> = {
  'goes.email': MailIcon,
  'goes.choices': EditIcon,
  'goes.conversation': FileIcon,
  'goes.recording': StethoscopeIcon,
  'goes.follower': EyeIcon,
  'goes.opt-in': HandsIcon,
  'stays.log': HistoryIcon,
  'stays.representation': ShieldIcon,
  'stays.others': PeopleIcon,
  'stays.providers': HospitalIcon,
}
type LineProps = { values?: Record<string, number> } & (
  | { id: Hinted; hint: true }
  | { id: Plain; hint?: never }
)

function Line({ values, ...line }: LineProps): ReactNode {
  const note = line.hint ? <FormattedMessage id={`erase.${line.id}.hint`} /> : undefined
  const name = <FormattedMessage id={`erase.${line.id}`} values={values} />
  return <Row icon={ICONS[line.id]} name={name} note={note} />
}
