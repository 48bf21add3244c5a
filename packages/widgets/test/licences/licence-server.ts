/** Servers for the activation table, at the fetch boundary: some customers, or any number of them. */
import type { SerialDetail, SerialItem } from '@assento/client'
import { FakeServer, type Answers } from '../fixtures.ts'
import { groupOf, HISTORY, manyGroup, manyOutline, manySerial, MANUFACTURER, OF_HORIZONTE, OF_OFICINA, OF_SERRA, REASONS, serialDetailOf } from './facts.ts'

export const ALL: readonly (readonly SerialItem[])[] = [OF_HORIZONTE, OF_SERRA, OF_OFICINA]

/** Answers for some customers; a test replaces those that it is about. The serial of `serials.get` can be changed meanwhile. */
export function licenceServer(answers: Answers = {}, lists: readonly (readonly SerialItem[])[] = ALL, more: Partial<SerialDetail> = {}): FakeServer {
  const groups = lists.map((items) => groupOf(items))
  const total = (badge: SerialItem['badge']) => groups.reduce((sum, group) => sum + group.byBadge[badge], 0)
  return new FakeServer({
    'sessions.whoami': () => MANUFACTURER,
    'serials.outline': () => ({
      customers: groups.length, serials: lists.flat().length, byBadge: { active: total('active'), grace: total('grace'), expired: total('expired') }, every: 100, anchors: groups.length ? [null] : [],
      products: [{ id: 'lpr_1', name: 'Bigorna Projeto' }, { id: 'lpr_2', name: 'Bigorna Corte' }],
    }),
    'serials.customers': () => ({ items: groups, nextCursor: null }),
    'serials.list': ({ customerId, skip, limit }) => {
      const items = lists.find(([first]) => first?.customer.id === customerId) ?? []
      return { items: items.slice(Number(skip), Number(skip) + Number(limit)), nextCursor: null }
    },
    'serials.get': ({ serialId }) => serialDetailOf(lists.flat().find(({ id }) => id === serialId) ?? OF_HORIZONTE[0], more),
    'serials.history': () => ({ items: HISTORY, nextCursor: null }),
    'serials.reasons': ({ verb }) => REASONS.filter((reason) => reason.verb === verb),
    ...answers,
  })
}

/** So many customers, made by arithmetic, paged by cursor as the server does. */
export function manyServer(customers: number, answers: Answers = {}): FakeServer {
  return licenceServer({
    'serials.outline': () => manyOutline(customers),
    'serials.customers': ({ cursor, limit }) => {
      const from = cursor ? Number(String(cursor).slice(3)) : 0
      const until = Math.min(customers, from + Number(limit))
      return { items: Array.from({ length: until - from }, (_, index) => manyGroup(from + index)), nextCursor: until < customers ? `at-${until}` : null }
    },
    'serials.list': ({ customerId, skip, limit }) => {
      const index = Number(String(customerId).slice(4))
      const until = Math.min(manyGroup(index).serials, Number(skip) + Number(limit))
      return { items: Array.from({ length: Math.max(0, until - Number(skip)) }, (_, place) => manySerial(index, Number(skip) + place)), nextCursor: null }
    },
    ...answers,
  })
}
