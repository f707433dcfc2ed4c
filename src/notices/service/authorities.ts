import { getCACertificates } from 'node:tls'

/**
 * Whose certificates are trusted: those that Node trusts, and the installation's own authorities beside them. Nothing where it names none: then Node's
 * own rule counts as it is.
 */
export const trusting = (authorities: readonly string[]): { readonly ca?: string[] } =>
  authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...authorities] }
