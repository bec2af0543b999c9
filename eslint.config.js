import { readFileSync } from 'node:fs'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Pure code runs anywhere: the world is out of reach, and time and chance are arguments. */
const WORLD_IMPORTS = [
  { regex: '^node:', message: 'Pure code does not know Node; use a .server.ts file.' },
  {
    regex: '\\.server$',
    message: 'Pure code may only take types from .server files.',
    allowTypeImports: true,
  },
  {
    regex: '^(drizzle-orm|better-sqlite3|pg|nodemailer|openid-client|fastify|pino)',
    message: 'Pure code does not touch the world.',
    allowTypeImports: true,
  },
]
const WORLD_GLOBALS = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Pure code gets the time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Pure code gets the time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Pure code gets chance as an argument.',
  },
  {
    selector: "MemberExpression[object.name='process']",
    message: 'Pure code does not read the environment.',
  },
]
const NEVER = [
  {
    selector: "CallExpression[callee.property.name='raw'][callee.object.name='sql']",
    message: 'No raw SQL.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
]

/** The first part of every address of the portal, as its one table has them. */
const FIRST_PARTS = [...readFileSync('app/paths.ts', 'utf8').matchAll(/: '\/([a-z-]+)/g)].map(
  ([, part]) => part,
)
const SLASH = String.raw`\u002F`
const ADDRESS = `^${SLASH}(en${SLASH})?(${[...new Set(FIRST_PARTS)].join('|')})([${SLASH}?#]|$)`
const ADDRESSES = ['Literal[value=', 'TemplateElement[value.raw='].map((node) => ({
  selector: `${node}/${ADDRESS}/]`,
  message: 'An address of the portal comes from the table in app/paths.ts.',
}))

/** A schema begins with a text of bounded length: what is too long must not reach a pattern. */
const BOUNDED = {
  selector: "CallExpression[callee.object.name='v'][callee.property.name='string']",
  message: 'Text in a schema has a longest length: boundedText of ~/runtime/bounded-text.',
}

/** One way reads a form: what it may hold, what is wrong with it and what stays of it is declared. */
const FORMS = {
  selector: "CallExpression[callee.property.name='formData']",
  message: 'An action reads its form by formAction of routes/form-action.server.',
}

/**
 * What React's compiler would say of a component takes as long as half of all other rules together: `npm test` leaves it to
 * `npm run lint` and to `npm run test:all`.
 */
const HOOKS =
  process.env.LINT === 'short'
    ? { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'warn' }
    : reactHooks.configs.recommended.rules

export default tseslint.config(
  { ignores: ['node_modules', 'build', 'data', 'drizzle', '.cache', 'public'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,js}'],
    rules: {
      'max-params': ['error', 3],
      'no-else-return': ['error', { allowElseIf: false }],
      'no-restricted-syntax': ['error', ...NEVER],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, BOUNDED, FORMS, ...ADDRESSES] },
  },
  {
    files: ['app/**/*.ts'],
    ignores: ['app/**/*.server.ts', 'app/**/*.test.ts', 'app/**/*.vite.ts', 'app/routes.ts', 'app/**/*.d.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: WORLD_IMPORTS }],
      'no-restricted-syntax': ['error', ...NEVER, BOUNDED, FORMS, ...ADDRESSES, ...WORLD_GLOBALS],
    },
  },
  {
    files: ['app/paths.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...WORLD_GLOBALS] },
  },
  {
    files: ['app/routes/form-action.server.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, BOUNDED, ...ADDRESSES] },
  },
  {
    files: ['demo/**/*.ts'],
    ignores: ['**/*.server.ts', '**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: WORLD_IMPORTS }],
      'no-restricted-syntax': ['error', ...NEVER, ...WORLD_GLOBALS],
    },
  },
  {
    files: ['app/routes/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', 150],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^~/db/|tables\\.server$|^drizzle-orm)',
              message: 'A route calls one use case; it does not know the database.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.recommended,
    plugins: { ...jsxA11y.flatConfigs.recommended.plugins, 'react-hooks': reactHooks },
    rules: { ...jsxA11y.flatConfigs.recommended.rules, ...HOOKS },
  },
  {
    // Only an interface merges with the one of a library.
    files: [
      'app/portal/portal.ts',
      'app/server/{pages.server,shell.server}.ts',
      'app/api/face.server.ts',
      'tests/setup/{postgres,seeded}.ts',
      '**/*.d.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['app/i18n/intl.tsx'],
    rules: {
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  // Remix decides what these are called with.
  { files: ['app/entry.server.tsx'], rules: { 'max-params': 'off' } },
)
