package io.praetor.spi.auth;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ConsumerType;

/** Checks the credentials of one auth method. Thread-safe; never blocks. */
@ConsumerType
public interface Validator extends AutoCloseable {

  /**
   * Finds out who somebody is. Fails with a {@link io.praetor.api.error.PlatformException} in
   * Consul's words when the credentials are not good, or when that cannot be found out.
   *
   * @param bearerToken untrusted, at most some 100 KiB
   */
  CompletableFuture<Identity> verify(String bearerToken);

  /** An identity with nothing in it but the names of all fields and variables that there may be. */
  Identity example();

  /** Frees what it holds; nobody asks afterwards. */
  @Override
  void close();
}
