import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Text } from '~/catalogue/catalogue'
import { WHAT_IF_FIELDS, type WhatIfPart } from '~/choosing/what-if-form'
import { useText } from '~/i18n/text'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { SelectField, TextField } from '~/ui/TextField'
import { PAGE_FORM } from '~/ui/page'
import type { WhatIf } from '../parts/shown'

/** Who has it, which data, who asks: a plain GET form, own providers first, then groups, then what was searched for. */
export function WhatIfForm(shown: WhatIf) {
  const { holders, receivers, data, search, values, problems, own, found } = shown
  return (
    <Form id={PAGE_FORM} method="get" key={JSON.stringify(values) + search}>
      <Part values={values} problems={problems} part="holder">
        <Providers own={own} />
        <Groups groups={holders} />
        <Found found={found} />
      </Part>
      <Part values={values} problems={problems} part="data">
        <Options options={data} />
      </Part>
      <Part values={values} problems={problems} part="receiver">
        <Providers own={own} />
        <Groups groups={receivers} />
        <Found found={found} />
      </Part>
      <Search {...shown} />
      <Actions>
        <Button kind="primary" size="main" name="doe" value="toon">
          <FormattedMessage id="what-if.show" />
        </Button>
      </Actions>
    </Form>
  )
}

function Part({
  part,
  children,
  values,
  problems,
}: { part: WhatIfPart; children: ReactNode } & Pick<WhatIf, 'values' | 'problems'>) {
  const { formatMessage } = useIntl()
  const problem = problems.find((one) => one.part === part)
  return (
    <SelectField
      name={WHAT_IF_FIELDS[part]}
      label={<FormattedMessage id={`what-if.${part}`} />}
      error={problem && <FormattedMessage id={problem.message} />}
      defaultValue={values[part]}
    >
      <option value="">{formatMessage({ id: 'what-if.pick' })}</option>
      {children}
    </SelectField>
  )
}

function Providers({ own }: Pick<WhatIf, 'own'>) {
  const { formatMessage } = useIntl()
  if (own.length === 0) return null
  return (
    <optgroup label={formatMessage({ id: 'what-if.own' })}>
      {own.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

function Groups({ groups }: { groups: { value: string; name: Text }[] }) {
  const { formatMessage } = useIntl()
  return (
    <optgroup label={formatMessage({ id: 'what-if.groups' })}>
      <Options options={groups} />
    </optgroup>
  )
}

function Options({ options }: { options: { value: string; name: Text }[] }) {
  const text = useText()
  return (
    <>
      {options.map(({ value, name }) => (
        <option key={value} value={value}>
          {text(name)}
        </option>
      ))}
    </>
  )
}

function Found({ found }: Pick<WhatIf, 'found'>) {
  const { formatMessage } = useIntl()
  if (found.length === 0) return null
  return (
    <optgroup label={formatMessage({ id: 'what-if.found' })}>
      {found.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

/** Puts more providers into both lists; what was picked stays. */
function Search({ search, searched }: Pick<WhatIf, 'search' | 'searched'>) {
  return (
    <>
      <TextField
        name="zoek"
        label={<FormattedMessage id="what-if.search" />}
        hint={<FormattedMessage id="what-if.search.hint" />}
        defaultValue={search}
        autoComplete="off"
        maxLength={100}
        optional
      />
      <Button name="doe" value="zoek">
        <FormattedMessage id="own.search.button" />
      </Button>
      {searched && (
        <p role="status" className="hint">
          <FormattedMessage
            id={
              searched.none
                ? 'what-if.search.none'
                : searched.more
                  ? 'what-if.search.more'
                  : 'what-if.search.some'
            }
          />
        </p>
      )}
    </>
  )
}
