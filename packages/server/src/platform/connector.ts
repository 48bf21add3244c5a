/** The vendor that activates seats, behind one door. A connector never writes to the database. */
import { addMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { ProvisioningRow } from '@assento/store'

export type ConnectorState = { readonly state: 'active' | 'failed' } | { readonly state: 'provisioning'; readonly checkAt: Instant }

export interface ProvisioningConnector {
  /**
   * Asks for the change under the request's own id: asking twice is one change at the vendor. Answers how it stands.
   * Throws when the vendor cannot be reached; the job is then tried again.
   */
  send(request: ProvisioningRow, now: Instant): Promise<ConnectorState>
  /** How the change stands at `now`. */
  check(request: ProvisioningRow, now: Instant): Promise<ConnectorState>
}

/** Activates every change `delaySeconds` after its request, in the tenant's time. */
export function demoConnector(delaySeconds: number): ProvisioningConnector {
  const stateAt = async (request: ProvisioningRow, now: Instant): Promise<ConnectorState> => {
    const readyAt = addMs(request.requested_at, delaySeconds * 1000)
    return now >= readyAt ? { state: 'active' } : { state: 'provisioning', checkAt: readyAt }
  }
  return { send: stateAt, check: stateAt }
}
