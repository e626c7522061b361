package io.praetor.api.discovery;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds what names stand for, on every agent alike: a server looks into its own state, a client
 * asks a server, and either asks a server of another datacenter. May be called by any thread, event
 * loops included; never blocks. Futures may complete on the caller's thread, or on one that must
 * not be held up.
 *
 * <p>They fail with {@link io.praetor.api.error.UnknownDatacenterException} when there is no way to
 * the datacenter, and with another {@link io.praetor.api.error.PlatformException} when nobody can
 * answer just now: no leader, no server, a request that failed on its way.
 */
@ProviderType
public interface Discovery {

  /**
   * Finds the same for somebody else: as it is, for those who have no token. Where access is
   * controlled only what they may see is found, and nothing at all while nobody can tell that.
   *
   * @param secret of their token; empty for none
   */
  Discovery as(String secret);

  /** The node; null when there is none. */
  CompletableFuture<Host> host(HostLookup lookup);

  /** The instances that are fit for use, in no particular order; empty when there are none. */
  CompletableFuture<Instances> instances(InstanceLookup lookup);

  /** Carries out a prepared query; null when there is none of this name or id. */
  CompletableFuture<QueryOutcome> query(QueryLookup lookup);

  /** Whose address it is in this agent's own datacenter; null when it is nobody's. */
  CompletableFuture<AddressOwner> owner(OwnerLookup lookup);
}
