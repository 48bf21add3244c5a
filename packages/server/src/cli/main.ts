/** The command line: reads the words, runs the command, leaves with 0 done, 1 refused or findings, 2 usage. */
import { runCli } from './run-cli.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
})
