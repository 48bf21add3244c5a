/** What is run, in two lanes: the suites of a lane run one after another, the lanes side by side. */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT, type Suite } from './suite.ts'

const CASES = 'test/**/*.test.ts'

/** The program of a package that only has a command, e.g. `oxlint`. */
function programOf(packageFolder: string, packageName: string, command: string): string {
  const require = createRequire(join(ROOT, packageFolder, 'package.json'))
  const manifestPath = require.resolve(`${packageName}/package.json`)
  const { bin } = require(manifestPath) as { bin: string | Record<string, string> }
  const relative = typeof bin === 'string' ? bin : bin[command]
  if (relative === undefined) throw new Error(`${packageName} has no command ${command}`)
  return join(manifestPath, '..', relative)
}

function nodeTests(title: string, folder: string, environment: Readonly<Record<string, string>> = {}, pattern = CASES): Suite {
  return { title, kind: 'node-test', folder, args: [pattern], environment }
}

/** Features of the server that are a suite of their own: each suite has a time limit. */
const MONEY = 'callbacks|cart|collections|documents|invoices|mail|tickets'
const LICENCES = 'activations|customers|licences|orders'

/** Every folder with a tsconfig that has sources. */
function typeCheckFolders(): string[] {
  const folders = ['packages', 'apps'].flatMap((room) => readdirSync(join(ROOT, room)).map((name) => `${room}/${name}`))
  return [...folders, 'packages/rules/test', 'packages/brazil/test']
}

/** Checks, everything that drives the page, then the pure suites, the rules also under other zones: what needs no shared database. */
export function browserLane(chromePath: string): Suite[] {
  const environment = { CHROME_PATH: chromePath }
  return [
    { title: 'check: types', kind: 'step', folder: '.', args: [programOf('.', 'typescript', 'tsc'), '-b', ...typeCheckFolders()] },
    { title: 'check: lint', kind: 'step', folder: '.', args: [programOf('.', 'oxlint', 'oxlint'), '--quiet'] },
    { title: 'widgets: build', kind: 'step', folder: 'packages/widgets', args: [programOf('packages/widgets', 'vite', 'vite'), 'build'] },
    { title: 'widgets in Chromium', kind: 'cases', folder: 'packages/widgets', args: [join(import.meta.dirname, 'widget-tests.ts')], environment },
    nodeTests('portal: walls, runner, host page', 'apps/portal', environment, 'test/*.test.ts'),
    nodeTests('portal: subscriptions in Chromium', 'apps/portal', environment, 'test/e2e/{journey,hostile-names}.test.ts'),
    nodeTests('portal: licences in Chromium', 'apps/portal', environment, 'test/e2e/{partner-portal,manufacturer,offline-machine,hostile-licences}.test.ts'),
    nodeTests('portal: money in Chromium', 'apps/portal', environment, 'test/e2e/!(journey|hostile-names|partner-portal|manufacturer|offline-machine|hostile-licences).test.ts'),
    nodeTests('rules', 'packages/rules'),
    nodeTests('rules, TZ=America/Sao_Paulo', 'packages/rules', { TZ: 'America/Sao_Paulo' }),
    nodeTests('rules, TZ=Pacific/Kiritimati', 'packages/rules', { TZ: 'Pacific/Kiritimati' }),
    nodeTests('brazil', 'packages/brazil'),
    nodeTests('handbook', 'apps/handbook'),
  ]
}

/** Everything that runs on both databases: the longer lane. */
export function databaseLane(postgresUrl: string | null): Suite[] {
  const environment = postgresUrl === null ? {} : { ASSENTO_TEST_POSTGRES_URL: postgresUrl }
  return [
    nodeTests('store', 'packages/store', environment),
    nodeTests('server', 'packages/server', environment, `test/!(${MONEY}|${LICENCES})/**/*.test.ts`),
    nodeTests('server: money', 'packages/server', environment, `test/@(${MONEY})/**/*.test.ts`),
    nodeTests('server: licences', 'packages/server', environment, `test/@(${LICENCES})/**/*.test.ts`),
    nodeTests('client', 'packages/client', environment),
  ]
}
