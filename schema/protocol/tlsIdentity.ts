/** What one side of mutual TLS shows, and whom it believes. PEM. */
export interface TlsIdentity {
  readonly certificate: string;
  readonly key: string;
  /** Who must have signed the other side's certificate; nobody else is believed. */
  readonly authority: string;
}
