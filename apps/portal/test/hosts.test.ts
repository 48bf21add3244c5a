/** A host's backend by itself: what it asks of Assento, and what it sends to the browser. Assento is a recording here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, type Instant } from '@assento/rules'
import { AURORA } from '../src/hosts/aurora/site.ts'
import { BIGORNA } from '../src/hosts/bigorna/site.ts'
import { FAROL } from '../src/hosts/farol/site.ts'
import { JANGADA } from '../src/hosts/jangada/site.ts'
import { createHost } from '../src/hosts/kit/create-host.ts'
import { upcomingRenewals } from '../src/hosts/kit/load-visit.ts'
import type { AuditLine, SellerApi, SessionRequest } from '../src/hosts/kit/seller-api.ts'
import type { HostSite } from '../src/hosts/kit/site.ts'

const ORIGIN = 'http://127.0.0.1:8788'
const NOW = instant('2026-11-23T12:00:00.000Z')
const HOSTILE = '"><img src=x onerror=alert(1)>'

interface Recording { readonly sessions: SessionRequest[]; readonly moves: Instant[] }

function createSite(host: HostSite = AURORA, audit: readonly AuditLine[] = []) {
  const recording: Recording = { sessions: [], moves: [] }
  const api: SellerApi = {
    createSession: async (request) => { recording.sessions.push(request); return { token: 'wst_secret', expiresAt: '2026-11-23T12:15:00.000Z' } },
    listCustomers: async () => [{ id: 'acc_home', name: 'Padaria' }, { id: 'acc_other', name: HOSTILE }],
    getAccount: async (id) => ({ id, name: HOSTILE }),
    listSubscriptions: async () => [{ id: 'sub_1', name: HOSTILE, status: 'active', term: { startsOn: '2026-10-15', until: '2027-10-15' } }],
    readClock: async () => NOW,
    advanceClock: async (to) => { recording.moves.push(to) },
    listAudit: async () => audit,
  }
  const site = createHost(host, {
    api, apiOrigin: 'http://127.0.0.1:8787', publishableKey: 'pk_test_1', origins: [ORIGIN], customerIds: { home: 'acc_home' }, accountIds: { maker: 'acc_maker', partner: 'acc_partner', otherPartner: 'acc_other_partner' },
  })
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => site.request(`${ORIGIN}${path}`, {
    method: 'POST', body: new URLSearchParams(form), headers: { origin: ORIGIN, ...headers },
  })
  return { site, recording, post }
}

for (const host of [AURORA, JANGADA, FAROL, BIGORNA]) {
  test(`${host.name}: every page carries the strict policy with Trusted Types, and nothing inline is in it`, async () => {
    for (const { path } of host.pages) {
      const answer = await createSite(host).site.request(`${ORIGIN}${path}`)
      assert.equal(answer.status, 200, path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      for (const part of ["default-src 'none'", "script-src 'self' http://127.0.0.1:8787", "style-src 'self'", "require-trusted-types-for 'script'", 'trusted-types lit-html']) {
        assert.ok(policy.split('; ').includes(part), `${part} in ${policy}`)
      }
      assert.doesNotMatch(policy, /unsafe|data:|\*/)
      assert.doesNotMatch(await answer.text(), /<script>| style="| on\w+="/)
    }
  })

  test(`${host.name}: names are text on every page, whatever they contain`, async () => {
    const [agent] = host.persons.filter((person) => person.works !== 'for the customer')
    const cookie = `${host.id}_pessoa=${agent?.id}; ${host.id}_cliente=acc_other`
    for (const { path } of host.pages) {
      const body = await (await createSite(host).site.request(`${ORIGIN}${path}`, { headers: { cookie } })).text()
      assert.ok(body.includes('&lt;img src=x onerror=alert(1)&gt;'), path)
      assert.ok(!body.includes('<img src=x'), path)
    }
  })

  test(`${host.name}: its menu leads to its own pages, and its files are served`, async () => {
    const { site } = createSite(host)
    const body = await (await site.request(`${ORIGIN}${host.pages[0].path}`)).text()
    const files = [...body.matchAll(/"(\/estatico\/[^"]+)"/g)].map((match) => match[1] ?? '')
    assert.ok(files.length >= 4)
    for (const file of files) assert.equal((await site.request(`${ORIGIN}${file}`)).status, 200, file)
    const links = [...body.matchAll(/href="(\/[^"/][^"]*)"/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('/estatico/'))
    for (const link of links) assert.ok(host.pages.some(({ path }) => path === link.split('?')[0]), link)
  })
}

test('the session is for this customer, this role and this origin, and only token and expiry reach the page', async () => {
  const { site, recording } = createSite()
  const answer = await site.request(`${ORIGIN}/assento-token`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: 'aurora_pessoa=leitura' }, body: '{}' })
  assert.deepEqual(await answer.json(), { token: 'wst_secret', expiresAt: '2026-11-23T12:15:00.000Z' })
  const [session] = recording.sessions
  assert.equal(session?.customerId, 'acc_home')
  assert.equal(session?.actor.role, 'viewer')
  assert.deepEqual(session?.allowedOrigins, [ORIGIN])
})

test("a customer's person does not become another customer's by a cookie; an agent of the reseller may choose", async () => {
  const customerOf = async (person: string): Promise<string | undefined> => {
    const { site, recording } = createSite()
    await site.request(`${ORIGIN}/assento-token`, { method: 'POST', headers: { origin: ORIGIN, cookie: `aurora_pessoa=${person}; aurora_cliente=acc_other` } })
    return recording.sessions[0]?.customerId
  }
  assert.equal(await customerOf('administrador'), 'acc_home')
  assert.equal(await customerOf('agente'), 'acc_other')
})

test("a partner's person and the maker's sit in accounts of their own, whatever cookie names a customer", async () => {
  const sessionOf = async (person: string): Promise<SessionRequest | undefined> => {
    const { site, recording } = createSite(FAROL)
    await site.request(`${ORIGIN}/assento-token`, { method: 'POST', headers: { origin: ORIGIN, cookie: `farol_pessoa=${person}; farol_cliente=acc_other` } })
    return recording.sessions[0]
  }
  const seats = await Promise.all(['parceiro-administrador', 'parceiro-usuario', 'outro-parceiro', 'fornecedor'].map(sessionOf))
  assert.deepEqual(seats.map((session) => [session?.customerId, session?.actor.role]), [
    ['acc_partner', 'partnerAdmin'], ['acc_partner', 'partnerUser'], ['acc_other_partner', 'partnerAdmin'], ['acc_maker', 'manufacturer'],
  ])
})

test('the clock moves by the steps that the page offers, and by no other', async () => {
  const { post, recording } = createSite()
  assert.equal((await post('/relogio', { horas: '24' })).status, 303)
  assert.equal((await post('/relogio', { horas: '720' })).status, 303)
  assert.equal((await post('/relogio', { renovacao: 'sim', ate: '2027-10-15T01:00:00.000Z' })).status, 303)
  for (const form of [{ horas: '-1' }, { horas: '0' }, { horas: '169' }, { horas: '721' }, { horas: '1.5' }, { horas: 'x' }, { renovacao: 'sim', ate: '2026-02-30' }, {}]) {
    assert.equal((await post('/relogio', form)).status, 400, JSON.stringify(form))
  }
  assert.deepEqual(recording.moves, ['2026-11-24T12:00:00.000Z', '2026-12-23T12:00:00.000Z', '2027-10-15T01:00:00.000Z'])
})

test("forms of other sites are refused, and a form cannot send the visitor to another site", async () => {
  const { post } = createSite()
  assert.equal((await post('/pessoa', { pessoa: 'agente' }, { origin: 'https://other.example' })).status, 403)
  const answer = await post('/pessoa', { pessoa: 'agente', volta: 'https://other.example/' })
  assert.match(answer.headers.get('location') ?? '', /^\/licencas/)
  assert.match(answer.headers.get('set-cookie') ?? '', /aurora_pessoa=agente.*HttpOnly.*SameSite=Lax/)
})

test('the record shows this customer only, and only to who administers', async () => {
  const entry = (customerId: string, actorName: string): AuditLine =>
    ({ seq: 1, at: NOW, actorName, role: 'viewer', action: 'subscriptions.seats.change', outcome: 'refused', rule: 'accounts.role.forbidden', customerId, subjectId: 'sub_1', before: null, after: null })
  const { site } = createSite(AURORA, [entry('acc_home', 'Leitura da padaria'), entry('acc_other', 'Leitura da outra')])
  const shown = await (await site.request(`${ORIGIN}/registro`)).text()
  assert.match(shown, /Leitura da padaria[\s\S]*sem permissão[\s\S]*accounts\.role\.forbidden/)
  assert.doesNotMatch(shown, /Leitura da outra/)
  const hidden = await (await site.request(`${ORIGIN}/registro`, { headers: { cookie: 'aurora_pessoa=leitura' } })).text()
  assert.doesNotMatch(hidden, /Leitura da padaria/)
})

test('upcoming renewals: active ones only, the next first, from the hour after the term ends no longer', () => {
  const subscription = (id: string, status: string, until: string) => ({ id, name: id, status, term: { startsOn: '2026-01-01', until } })
  const list = [subscription('c', 'active', '2027-10-15'), subscription('a', 'active', '2026-11-23'), subscription('b', 'active', '2026-11-24'), subscription('x', 'suspended', '2026-12-01')]
  const ids = (now: string) => upcomingRenewals(list, instant(now)).map((renewal) => renewal.subscriptionId)
  assert.deepEqual(ids('2026-11-23T00:59:59.999Z'), ['a', 'b', 'c'])
  assert.deepEqual(ids('2026-11-23T01:00:00.000Z'), ['b', 'c'])
})
