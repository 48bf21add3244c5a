/** A host's website: its pages, its static files, and the one route that trades its login for a widget session. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { strictHeaders } from './headers.ts'
import { loadVisit } from './load-visit.ts'
import type { SellerApi } from './seller-api.ts'
import { sessionRequest } from './session-request.ts'
import type { HostSite } from './site.ts'
import { routeSwitches } from './switches.ts'

export interface HostOptions {
  readonly api: SellerApi
  /** Origin of the API, as the browser sees it. */
  readonly apiOrigin: string
  readonly publishableKey: string
  /** This site's own origins: the only ones that its sessions work from. */
  readonly origins: readonly string[]
  /** The customers whose people are in the person switch, by the name that a person gives. */
  readonly customerIds: { readonly home: string } & Readonly<Record<string, string>>
  /** Accounts that are no customers and whose people are in the person switch: partners, the maker's own. */
  readonly accountIds?: Readonly<Record<string, string>>
}

const KIT_FILES = join(import.meta.dirname, 'public')
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml',
}

export function createHost(site: HostSite, options: HostOptions): Hono {
  const app = new Hono()
  app.use(strictHeaders(options.apiOrigin))
  app.use(csrf({ origin: [...options.origins] }))
  app.get('/', (context) => context.redirect(site.pages[0].path))
  for (const folder of [KIT_FILES, site.publicFolder]) serveFiles(app, folder)
  for (const page of site.pages) {
    app.get(page.path, async (context) => {
      const visit = await loadVisit(context, site, options)
      const menu = site.pages.filter(({ isInMenu }) => isInMenu(visit))
      return context.html(await site.frame(visit, page, await page.parts(visit, options.api), menu))
    })
  }
  routeSwitches(app, site, options.api)
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    process.stderr.write(`${site.id}: ${error.message}\n`)
    return context.text(site.sorry, 503)
  })
  app.post('/assento-token', async (context) => {
    const visit = await loadVisit(context, site, options)
    const { token, expiresAt } = await options.api.createSession(sessionRequest(visit, options.origins))
    return context.json({ token, expiresAt })
  })
  return app
}

function serveFiles(app: Hono, folder: string): void {
  for (const name of readdirSync(folder)) {
    const body = readFileSync(join(folder, name), 'utf8')
    app.get(`/estatico/${name}`, (context) => context.body(body, 200, { 'Content-Type': MEDIA_TYPES[extname(name)] ?? 'text/plain' }))
  }
}
