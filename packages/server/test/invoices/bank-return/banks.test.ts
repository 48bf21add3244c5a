import assert from 'node:assert/strict'
import type { CnabLayout, ReturnBank } from '@assento/brazil'
import { onEachDatabase } from '@assento/store/testing'
import { makeBankWorld, verdictsOf } from './support.ts'

const BANKS: readonly ReturnBank[] = ['001', '033', '237', '341', '756']
const LAYOUTS: readonly CnabLayout[] = [240, 400]

for (const bank of BANKS) {
  for (const layout of LAYOUTS) {
    onEachDatabase(`${bank} ${layout}: a boleto of ours is found by its number and settled to the cent`, async ({ database }) => {
      const world = await makeBankWorld(database, bank, layout)
      const { invoice, paid } = await world.invoice()
      const report = await world.take(world.file([paid({ documentNumber: '' })]))
      assert.deepEqual([verdictsOf(report), report.lines[0]?.matchedBy], [['matched'], 'nossoNumero'])
      assert.equal((await world.invoiceRow(invoice.id)).state, 'paid')
    })
  }
}
