/** The strict headers of the host page: what a careful reseller sends, and what the widgets have to live with. */
import type { MiddlewareHandler } from 'hono'

/** Content-Security-Policy of the page; `apiOrigin` serves the widgets' bundle and answers their calls. */
export function contentSecurityPolicy(apiOrigin: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${apiOrigin}`,
    "style-src 'self'",
    `connect-src 'self' ${apiOrigin}`,
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}

export function strictHeaders(apiOrigin: string): MiddlewareHandler {
  const policy = contentSecurityPolicy(apiOrigin)
  return async (context, next) => {
    await next()
    context.header('Content-Security-Policy', policy)
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'same-origin')
    context.header('Cache-Control', 'no-store')
  }
}
