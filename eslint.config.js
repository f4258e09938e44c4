import { vueTsConfigs, withVueTs } from '@vue/eslint-config-typescript'
import vue from 'eslint-plugin-vue'

// The compiler keeps the folders apart (a tsconfig each); this keeps the outside world in its named files.

/** Each module of the outside, and what is said where it is imported all the same. */
const OUTSIDE = {
  electron: 'Electron lives in main/index.ts, main/desktop/ and preload/index.ts.',
  ws: 'The socket lives in main/server/wsSocket.ts.',
  'better-sqlite3': 'SQLite lives in main/sqlite.ts.',
  'electron-updater': 'The updater lives in main/desktop/updates/library.ts.',
  '@homebridge/dbus-native': 'D-Bus lives in main/desktop/notify/sessionBus.ts.',
  zod: 'Schemas live in preload/contract/; main reads with them, and a page has none.',
  vue: 'Vue lives in renderer/.',
  pinia: 'Pinia lives in renderer/.',
}

/** Which way imports may go; regular expressions of what is written after `from`. */
const INTO_MAIN = { regex: '(^|/)main/', message: 'Nothing but main/ and test/ imports main/.' }
const INTO_RENDERER = {
  regex: '(^|/)renderer/',
  message: 'Nothing but renderer/ and test/ imports renderer/.',
}
const INTO_TEST = { regex: '(^|/)test/', message: 'The app never imports its tests.' }
const INTO_NODE = { regex: '^node:', message: 'There is no Node on this side of the border.' }
const INTO_RULES = {
  regex: 'preload/lifecycle',
  message: 'The simulator has its own transcript of the rules.',
}

/** A later fence replaces an earlier one for its files; so each says all that holds for them. */
const fence = (files, allowed, patterns) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: Object.entries(OUTSIDE)
          .filter(([name]) => !allowed.includes(name))
          .map(([name, message]) => ({ name, message })),
        patterns,
      },
    ],
  },
})

/** Everything in it can be replayed from a seed, so it has no time, no chance and no network but its ports'. */
const CORE = [
  'main/server/**/*.ts',
  'main/{store,actions,autoAnswer,softphone,status,admission,reconciler,backlog,keys}.ts',
  'main/outbox/*.ts',
  'preload/**/*.ts',
]
const PORTS = 'The core takes it as a port.'
const AMBIENT = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'WebSocket',
  'performance',
  'crypto',
  'process',
]

export default withVueTs(
  { rootDir: import.meta.dirname, allowComponentTypeUnsafety: false },
  { ignores: ['out/', 'dist/', '.cache/', 'coverage/', 'test-results/', 'test/fences/wrong/'] },
  vue.configs['flat/recommended'],
  vueTsConfigs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-throw-literal': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({
          property,
          message: 'No string becomes markup.',
        })),
        { object: 'document', property: 'write', message: 'No string becomes markup.' },
        { object: 'window', property: 'open', message: 'The page opens no window.' },
      ],
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: ['URL', 'URLSearchParams'] },
      ],
      // What promises is written `async`, also where a fake or a short way answers at once.
      '@typescript-eslint/require-await': 'off',
      // A port is an object of closures: its methods have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    // A page would load all schemas for one constant; main reads what it asks for.
    files: ['renderer/**/*.{ts,vue}', 'preload/*.ts', 'preload/{services,words}/**/*.ts'],
    ignores: ['preload/contract.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^|/)contract(\\.ts$|/(?!channels))',
              allowTypeImports: true,
              message: 'Schemas stay in main; what a page needs of the treaty is in preload/words.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    // Lint cannot see the types of a component, and takes each for `any`.
    files: ['renderer/**', 'test/renderer/**'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/define-props-declaration': 'error',
      'vue/define-emits-declaration': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/multi-word-component-names': 'off',
      // Prettier does the layout.
      ...Object.fromEntries(
        [
          'html-closing-bracket-newline',
          'html-closing-bracket-spacing',
          'html-end-tags',
          'html-indent',
          'html-quotes',
          'html-self-closing',
          'first-attribute-linebreak',
          'max-attributes-per-line',
          'multiline-html-element-content-newline',
          'mustache-interpolation-spacing',
          'no-multi-spaces',
          'no-spaces-around-equal-signs-in-attribute',
          'singleline-html-element-content-newline',
          'attributes-order',
          'require-default-prop',
        ].map((name) => [`vue/${name}`, 'off']),
      ),
    },
  },

  fence(['main/**/*.ts'], ['zod'], [INTO_RENDERER, INTO_TEST]),
  fence(['main/index.ts', 'main/desktop/**/*.ts'], ['electron'], [INTO_RENDERER, INTO_TEST]),
  fence(['main/desktop/updates/{announcement,source}.ts'], ['zod'], [INTO_RENDERER, INTO_TEST]),
  fence(['main/desktop/updates/library.ts'], ['electron-updater'], [INTO_RENDERER, INTO_TEST]),
  fence(['main/desktop/notify/sessionBus.ts'], ['@homebridge/dbus-native'], [INTO_RENDERER, INTO_TEST]),
  fence(['main/server/wsSocket.ts'], ['ws'], [INTO_RENDERER, INTO_TEST]),
  fence(['main/sqlite.ts'], ['better-sqlite3'], [INTO_RENDERER, INTO_TEST]),
  fence(['renderer/**/*.{ts,vue}'], ['vue', 'pinia'], [INTO_MAIN, INTO_TEST, INTO_NODE]),
  fence(['preload/**/*.ts'], [], [INTO_MAIN, INTO_RENDERER, INTO_TEST, INTO_NODE]),
  fence(['preload/contract/**/*.ts'], ['zod'], [INTO_MAIN, INTO_RENDERER, INTO_TEST, INTO_NODE]),
  fence(['preload/index.ts'], ['electron'], [INTO_MAIN, INTO_RENDERER, INTO_TEST, INTO_NODE]),
  fence(['test/simulator/**/*.ts'], ['ws', 'zod'], [INTO_MAIN, INTO_RENDERER, INTO_RULES]),

  {
    files: CORE,
    ignores: ['main/server/wsSocket.ts'],
    rules: {
      'no-restricted-globals': ['error', ...AMBIENT.map((name) => ({ name, message: PORTS }))],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: PORTS },
        { object: 'Date', property: 'now', message: PORTS },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: PORTS },
      ],
    },
  },
  {
    // It tries what is forbidden.
    files: ['test/e2e/hostilePage.spec.ts', 'test/packaged/checklist/page.spec.ts'],
    rules: {
      'no-eval': 'off',
      'no-new-func': 'off',
      'no-script-url': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    // What Electron itself loads ahead of the app is CommonJS.
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // What a person or a script started by hand may be spoken to.
    files: ['build/**', 'test/**', 'main/index.ts', '*.config.*'],
    rules: { 'no-console': 'off' },
  },
)
