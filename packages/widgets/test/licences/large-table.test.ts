import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { AssentoActivationTable } from '../../src/licences/activation-table.ts'
import { plain, unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { manyOutline } from './facts.ts'
import { manyServer } from './licence-server.ts'
import { activationTable, rowOf, rows } from './table-page.ts'

const MANY = 100_000
const scroller = (page: Page<AssentoActivationTable>) => page.find('.scroller')
const visible = (page: Page<AssentoActivationTable>) => {
  const box = scroller(page).getBoundingClientRect()
  return rows(page).filter((row) => { const { top, bottom } = row.getBoundingClientRect(); return bottom > box.top + 1 && top < box.bottom - 1 })
}
const focused = (page: Page<AssentoActivationTable>) => page.root.activeElement as HTMLElement | null
const acts = (page: Page<AssentoActivationTable>) => waitUntil(() => page.root.querySelector('.drawer'), 'what acts has arrived')

describe('assento-activation-table with 100,000 customers', () => {
  afterEach(unmountAll)

  it('keeps at most 60 rows in the page, and one request of 100 customers at first', async () => {
    const server = manyServer(MANY)
    const page = await activationTable(server)
    await rowOf(page, 'Marcenaria 000001')
    expect(page.text).to.contain('100.000 clientes')
    expect(page.find('.grid').getAttribute('aria-rowcount')).to.equal('100001')
    expect(rows(page).length).to.be.below(60)
    expect(server.callsOf('serials.customers')).to.have.length(1)
    await page.isAccessible()
  })

  it('jumps to the end: the last customer is read from the nearest cursor', async () => {
    const server = manyServer(MANY)
    const page = await activationTable(server)
    await rowOf(page, 'Marcenaria 000001')
    scroller(page).scrollTop = 1e9
    const last = await rowOf(page, '100000')
    expect(last.getAttribute('aria-rowindex')).to.equal('100001')
    expect(visible(page)).to.contain(last)
    expect(rows(page).length).to.be.below(60)
    expect(server.callsOf('serials.customers').map(({ input }) => input['cursor'])).to.deep.equal([undefined, 'at-99900'])
  })

  it('shows skeleton rows until the answer is there, and asks nothing for rows that were only passed', async () => {
    let answer: () => void = () => undefined
    const server = manyServer(MANY)
    const customers = server.answers['serials.customers']!
    const page = await activationTable(server)
    await rowOf(page, 'Marcenaria 000001')
    server.answers['serials.customers'] = async (input) => { await new Promise<void>((resolve) => { answer = resolve }); return customers(input) }
    scroller(page).scrollTop = 2_000_000
    await waitUntil(() => rows(page).some((row) => row.getAttribute('aria-busy') === 'true'), 'skeletons')
    expect(page.all('.row .bone').length).to.be.greaterThan(5)
    await waitUntil(() => server.callsOf('serials.customers').length > 1, 'rows are asked for')
    answer()
    await waitUntil(() => visible(page).every((row) => row.getAttribute('aria-busy') === 'false'), 'rows are there')
    expect(server.callsOf('serials.customers').length).to.be.at.most(3)
  })

  it('opens a customer in the middle without moving the view, and reads only serials that are in view', async () => {
    const server = manyServer(MANY)
    const page = await activationTable(server)
    await rowOf(page, 'Marcenaria 000001')
    await acts(page)
    scroller(page).scrollTop = 2_600_000
    await waitUntil(() => visible(page).length > 0 && visible(page).every((row) => row.getAttribute('aria-busy') === 'false'), 'rows are there')
    const group = visible(page).slice(1).find((row) => /([4-9]|1\d) números/.test(plain(row)))!
    const top = group.getBoundingClientRect().top
    group.click()
    await waitUntil(() => rows(page).filter((row) => row.classList.contains('serial') && row.getAttribute('aria-busy') === 'false').length > 0, 'serials')
    expect(group.getBoundingClientRect().top).to.be.closeTo(top, 1)
    expect(server.callsOf('serials.list').map(({ input }) => [input['skip'], input['limit']])).to.deep.equal([[0, 50]])
  })

  it('walks by keys alone: arrows, pages, End, Home, Right and Left to open and close, Enter for details, Escape back to the row', async () => {
    const page = await activationTable(manyServer(MANY))
    await rowOf(page, 'Marcenaria 000001')
    await acts(page)
    page.element.focus()
    const at = () => Number(focused(page)?.getAttribute('aria-rowindex')) - 2
    const press = async (...keys: readonly string[]) => { for (const key of keys) await sendKeys({ press: key }) }
    expect(at()).to.equal(0)
    await press('ArrowDown', 'ArrowDown', 'ArrowUp')
    expect(at()).to.equal(1)
    await press('End')
    await waitUntil(() => at() === MANY - 1 && visible(page).includes(focused(page)!), 'the last row')
    await press('PageUp')
    expect(at()).to.be.within(MANY - 30, MANY - 2)
    await press('Home', 'ArrowDown', 'ArrowRight', 'ArrowRight')
    await waitUntil(() => focused(page)?.textContent?.includes('AAAAA-…-00001'), 'the first serial')
    expect(focused(page)?.getAttribute('aria-level')).to.equal('2')
    await press('ArrowRight')
    expect(focused(page)?.dataset['act']).to.equal('copy')
    await press('ArrowRight', 'ArrowLeft', 'ArrowLeft', 'Enter')
    await waitUntil(() => page.root.querySelector('.drawer dialog[open]'), 'the details')
    await press('Escape')
    await waitUntil(() => page.root.querySelector('.drawer dialog[open]') === null && at() === 2, 'the focus is back on the row')
    await press('ArrowLeft')
    expect(at()).to.equal(1)
    await press('ArrowLeft')
    await waitUntil(() => focused(page)?.getAttribute('aria-expanded') === 'false', 'it is closed')
  })

  it('keeps the row with the focus while it is scrolled far away, and Tab leads to one row only', async () => {
    const page = await activationTable(manyServer(MANY))
    await rowOf(page, 'Marcenaria 000001')
    await acts(page)
    page.element.focus()
    scroller(page).scrollTop = 3_000_000
    await waitUntil(() => visible(page).length > 0 && Number(visible(page)[0]!.getAttribute('aria-rowindex')) > 1000, 'far away')
    expect(focused(page)?.getAttribute('aria-rowindex')).to.equal('2')
    expect(rows(page).filter((row) => row.tabIndex === 0)).to.have.length(1)
    await sendKeys({ press: 'ArrowDown' })
    await waitUntil(() => focused(page)?.getAttribute('aria-rowindex') === '3' && visible(page).includes(focused(page)!), 'back at the second row')
  })

  it('puts rows into the order in which they are read once the scrolling rests', async () => {
    const page = await activationTable(manyServer(MANY))
    await rowOf(page, 'Marcenaria 000001')
    await acts(page)
    const order = () => [...page.find('.rows').children].map((row) => Number(row.getAttribute('aria-rowindex')))
    for (const top of [300, 700, 400]) {
      scroller(page).scrollTop = top
      await waitUntil(() => visible(page)[0]?.getAttribute('aria-rowindex') === String(Math.floor(top / 52) + 2), `rows at ${top}`)
    }
    await waitUntil(() => order().every((row, index, all) => index === 0 || row > all[index - 1]!), 'rows in order')
  })

  it('reads the outline again, once, when customers have left meanwhile', async () => {
    let customers = 150
    const server = manyServer(200, {})
    server.answers['serials.outline'] = () => manyOutline(customers === 150 ? 150 : 40)
    const list = server.answers['serials.customers']!
    server.answers['serials.customers'] = (input) => { const page = list(input) as { items: readonly unknown[] }; return { items: page.items.slice(0, 40), nextCursor: null } }
    const page = await activationTable(server)
    customers = 40
    await page.sees('40 clientes')
    expect(server.callsOf('serials.outline')).to.have.length(2)
  })

  it('reaches the last row of a list that is longer than browsers scroll', async () => {
    const server = manyServer(1_000_000)
    const page = await activationTable(server)
    await rowOf(page, 'Marcenaria 000001')
    await waitUntil(() => scroller(page).scrollHeight <= 8_000_000, 'the scroller is shortened')
    scroller(page).scrollTop = 1e9
    const last = await rowOf(page, '1000000')
    expect(visible(page)).to.contain(last)
    scroller(page).scrollTop -= 100
    await waitUntil(() => last.getBoundingClientRect().bottom > scroller(page).getBoundingClientRect().bottom + 50, 'a small step is a small step')
    scroller(page).scrollTop = 4_000_000
    await waitUntil(() => { const index = Number(visible(page)[0]?.getAttribute('aria-rowindex')); return index > 480_000 && index < 520_000 }, 'the middle of the bar is the middle of the list')
  })
})
