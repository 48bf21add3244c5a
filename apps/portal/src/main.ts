/** What `npm start` runs. The Node version is checked before the rest is even loaded. */
import '@assento/server/cli/check-node.mjs'

const { runDemo } = await import('./demo/run.ts')
process.exitCode = await runDemo(process.argv.slice(2))
