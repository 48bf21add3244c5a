/** `pnpm bench server | widgets`: each measure beside its peer or limit, alternating in one run. */
const [, , name, ...options] = process.argv

if (name === 'server') {
  const { benchServer } = await import('./server/bench.ts')
  await benchServer(options)
} else if (name === 'widgets') {
  const { benchWidgets } = await import('./widgets/bench.ts')
  process.exitCode = benchWidgets() ? 0 : 1
} else {
  process.stderr.write('usage: pnpm bench server [--rows N] [--seconds N] [--rounds N] | pnpm bench widgets\n')
  process.exitCode = 2
}
