/** Every state of every widget, on the answers that the tests use: `?only=name,name…` shows some of them, `?locale=en` in English. */
import '../src/define.ts'
import { EDITOR_STATES, SCHEDULER_STATES } from './editor-states.ts'
import { INVOICE_STATES } from './invoice-states.ts'
import { LICENCE_STATES } from './licence-states.ts'
import { LIST_STATES } from './list-states.ts'
import { MONEY_STATES } from './money-states.ts'
import { ORDER_STATES } from './order-states.ts'
import { SHOP_STATES } from './shop-states.ts'
import { actsOn, type State } from './state.ts'

const query = new URLSearchParams(location.search)
const locale = query.get('locale') ?? 'pt-BR'
const only = query.get('only')?.split(',')
const STATES: readonly State[] = [...LIST_STATES, ...EDITOR_STATES, ...SCHEDULER_STATES, ...INVOICE_STATES, ...SHOP_STATES, ...MONEY_STATES, ...ORDER_STATES, ...LICENCE_STATES]

/** Draws one state; resolves when it is as it stays. */
async function draw({ name, tag, attributes = {}, portal, after }: State): Promise<void> {
  const section = document.createElement('section')
  const title = document.createElement('h2')
  title.textContent = name
  const element = document.createElement(tag)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.portal = portal(locale)
  section.append(title, element)
  document.querySelector('main')?.append(section)
  if (after === undefined) return
  await new Promise((resolve) => element.addEventListener('assento-ready', resolve, { once: true }))
  await after(actsOn(element))
}

document.documentElement.lang = locale
await Promise.all(STATES.filter((state) => (only === undefined ? state.after === undefined : only.includes(state.name))).map(draw))
document.body.dataset['drawn'] = String(STATES.length)
