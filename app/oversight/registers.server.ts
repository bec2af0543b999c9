import { BYTE_ORDER_MARK, csvLine } from '~/enquiry/csv'
import { makeIntl } from '~/i18n/intl'
import { intlFor } from '~/i18n/intl.server'
import type { Language } from '~/i18n/language'
import { AUDIENCES } from '~/identity/actor'
import { isFor, MATRIX, ROLES_OF, type Need } from '~/identity/matrix'
import { PROCESSING } from '~/privacy/processing'
import { PROCESSORS } from '~/privacy/processors'
import { STATEMENT } from '~/privacy/statement.server'
import type { Register, RegisterTable } from './registers'

/** A register as it stands in code now, in words. Nothing is worked out here: the gate, the purge and the statement go by the same tables. */
export function registerTable(register: Register, language: Language): RegisterTable {
  return TABLES[register](language)
}

/** The same as a file for a spreadsheet; what would be a formula is written as text. */
export function registerCsv(register: Register, language: Language): string {
  const { columns, rows } = registerTable(register, language)
  const delimiter = language === 'nl' ? ';' : ','
  return BYTE_ORDER_MARK + [columns, ...rows].map((cells) => csvLine(cells, delimiter)).join('')
}

const TABLES: Record<Register, (language: Language) => RegisterTable> = {
  access: accessTable,
  processing: processingTable,
  processors: processorsTable,
}

/** A line for each need and audience, with the roles by which it is open, in words and as the gate names them. */
function accessTable(language: Language): RegisterTable {
  const { formatMessage } = intlFor(language)
  const needs = Object.keys(MATRIX) as Need[]
  const rows = AUDIENCES.flatMap((audience) =>
    needs
      .filter((need) => isFor(need, audience))
      .map((need) => {
        const roles = ROLES_OF[audience].filter((role) => MATRIX[need].includes(role))
        const named = roles.map((role) => formatMessage({ id: `oversight.role.${role}` }))
        return [
          formatMessage({ id: `oversight.need.${need}` }),
          formatMessage({ id: `oversight.audience.${audience}` }),
          named.join(', '),
          ...[need, roles.join(' ')],
        ]
      }),
  )
  const columns = (['need', 'audience', 'roles', 'need-code', 'role-codes'] as const).map((column) =>
    formatMessage({ id: `oversight.access.${column}` }),
  )
  return { columns, rows }
}

function processingTable(language: Language): RegisterTable {
  const { formatMessage } = intlFor(language)
  const words = wordsOf(language)
  const rows = PROCESSING.map(({ data, purpose, concerns, ground, recipient, period }) => [
    words(data),
    words(purpose),
    formatMessage({ id: `oversight.concerns.${concerns}` }),
    ...[words(ground), words(recipient), words(period)],
    formatMessage({ id: 'oversight.processing.outside.none' }),
    formatMessage({ id: 'oversight.processing.safe.text' }),
  ])
  const columns = (
    ['data', 'purpose', 'concerns', 'ground', 'recipient', 'period', 'outside', 'safe'] as const
  ).map((column) => formatMessage({ id: `oversight.processing.${column}` }))
  return { columns, rows }
}

function processorsTable(language: Language): RegisterTable {
  const { formatMessage } = intlFor(language)
  const words = wordsOf(language)
  const columns = (['name', 'does', 'sees', 'where'] as const).map((column) =>
    formatMessage({ id: `oversight.processor.${column}` }),
  )
  const rows = PROCESSORS.map(({ name, does, sees, where }) => [name, does, sees, where].map(words))
  return { columns, rows }
}

/** The words of what is kept and by whom are those of the statement in force. */
function wordsOf(language: Language) {
  const { formatMessage } = makeIntl(language, STATEMENT.texts[language])
  return (id: (typeof PROCESSING)[number]['data']) => formatMessage({ id })
}
