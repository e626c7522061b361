package io.praetor.api.audit;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps a record of requests; there where the configuration asks for one. Thread-safe; never
 * blocks.
 */
@ProviderType
public interface AuditTrail {

  /** Records a request that was answered. */
  void record(AuditEntry entry);
}
