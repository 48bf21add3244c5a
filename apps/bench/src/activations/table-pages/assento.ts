/**
 * The activation table as it is delivered, with a server at its `fetch`: one customer of 100,000 serials, read page by page as the view
 * moves, through the real client. The others have all rows in memory.
 */
import type { createPortal } from '@assento/widgets'
import { keyAt, ROW_PX, ROWS, VIEW } from '../table-rows.ts'

const customer = { id: 'acc_1', name: 'Marcenaria Horizonte', taxId: '12ABC34501DE35' }
const group = { customer, partner: null, serials: ROWS, byBadge: { active: ROWS, grace: 0, expired: 0 }, moved: 0 }
const serialAt = (index: number) => ({
  id: `ser_${index}`, key: keyAt(index), last5: String(index).padStart(6, '0').slice(-5), product: { id: 'lpr_1', name: 'Projeto' }, partner: null, customer, state: index % 9 === 0 ? 'grace' : 'active',
  clockState: 'active', badge: 'active', pendingReason: null, reason: null, validUntil: '2026-12-12', graceUntil: '2026-12-19', activations: { used: 1, max: 1 },
  machines: [{ activationId: `act_${index}`, name: `PROJETOS-${String(index).padStart(6, '0')}`, activatedAt: '2026-08-14T13:12:00.000Z', lastSeenAt: '2026-11-21T12:00:00.000Z', isOffline: false }],
  transfers365: 0, lastMove: null, note: null, assignedAt: '2026-08-11T13:00:00.000Z', assignedByName: 'Loja Centro', version: 1,
})
const who = {
  actor: { id: 'mem_1', name: 'Rita Campos', role: 'manufacturer' }, customer: null, components: { serials: { features: [] } }, expiresAt: null,
  tenant: { name: 'Bench', environment: 'test', zone: 'America/Sao_Paulo', locale: 'pt-BR', now: '2026-11-21T15:00:00.000Z', contacts: { accountManager: null, support: null, finance: null } },
}
const ANSWERS: Readonly<Record<string, (input: { readonly skip?: number; readonly limit?: number }) => unknown>> = {
  'sessions.whoami': () => who,
  'serials.outline': () => ({ customers: 1, serials: ROWS, byBadge: group.byBadge, every: 100, anchors: [null] }),
  'serials.customers': () => ({ items: [group], nextCursor: null }),
  'serials.list': ({ skip = 0, limit = 50 }) => ({ items: Array.from({ length: Math.min(limit, ROWS - skip) }, (_, index) => serialAt(skip + index)), nextCursor: null }),
}

const answer: typeof fetch = (input, init) => {
  const url = new URL(String(input))
  const inputs = JSON.parse(init?.method === 'POST' ? '{}' : url.searchParams.get('input') ?? '{}') as Readonly<Record<string, object>>
  const paths = (url.pathname.split('/').at(-1) ?? '').split(',')
  const body = paths.map((path, index) => ({ result: { data: ANSWERS[path]?.(inputs[index] ?? {}) } }))
  return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }))
}

/** The build for the CDN, served beside this page. */
const loader = '/embed/assento.js'
const { load, widgets } = await import(/* @vite-ignore */ loader) as { load(tag: string): Promise<void>; widgets(): Promise<{ createPortal: typeof createPortal }> }
const { createPortal: portal } = await widgets()
await load('assento-portal')
await load('assento-activation-table')

let drawnAt = Infinity
let element: HTMLElementTagNameMap['assento-activation-table'] | null = null

window.benchPage = {
  create(host) {
    element = document.createElement('assento-activation-table')
    element.addEventListener('assento-ready', () => { drawnAt = performance.now() }, { once: true })
    element.portal = portal({ endpoint: `${location.origin}/trpc`, fetch: answer, getToken: () => Promise.resolve({ token: 'bench', expiresAt: '2099-01-01T00:00:00.000Z' as never }) })
    element.noHeader = true
    element.style.setProperty('--assento-row-height', `${ROW_PX}px`)
    element.style.setProperty('--assento-size-base', '14px')
    element.style.setProperty('--assento-table-height', `${VIEW.height - 38}px`)
    host.append(element)
  },
  drawnAt: () => drawnAt,
  scroller: () => element?.renderRoot.querySelector('.scroller') ?? null,
  async ready() {
    while (!element?.renderRoot.querySelector('.drawer')) await new Promise((resolve) => setTimeout(resolve, 20))
    element.renderRoot.querySelector<HTMLElement>('.row.group')?.click()
    while (!element.renderRoot.querySelector('.row.serial[aria-busy=false]')) await new Promise((resolve) => setTimeout(resolve, 20))
  },
}
