/** `pnpm bench server | widgets | renewals | activations`: each measure beside its peer or limit, alternating in one run. */
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
} else if (name === 'activations') {
  const { benchActivations } = await import('./activations/bench.ts')
  await benchActivations(options)
} else {
  process.stderr.write('usage: pnpm bench server [--rows N] [--seconds N] [--rounds N] | pnpm bench widgets\n       pnpm bench renewals [--subscriptions N] [--rounds N] [--databases sqlite,postgres]\n       pnpm bench activations [--serials N] [--seconds N] [--rounds N] [--only server|table]\n')
  process.exitCode = 2
}
