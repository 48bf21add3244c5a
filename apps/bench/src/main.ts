/** `pnpm bench server | widgets | renewals`: each measure beside its peer or limit, alternating in one run. */
const [, , name, ...options] = process.argv

if (name === 'server') {
  const { benchServer } = await import('./server/bench.ts')
  await benchServer(options)
} else if (name === 'widgets') {
  const { benchWidgets } = await import('./widgets/bench.ts')
  process.exitCode = benchWidgets() ? 0 : 1
} else if (name === 'renewals') {
  const { benchRenewals } = await import('./renewals/bench.ts')
  await benchRenewals(options)
} else {
  process.stderr.write('usage: pnpm bench server [--rows N] [--seconds N] [--rounds N] | pnpm bench widgets\n       pnpm bench renewals [--subscriptions N] [--rounds N] [--databases sqlite,postgres]\n')
  process.exitCode = 2
}
