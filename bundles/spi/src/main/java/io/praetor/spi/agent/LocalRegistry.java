package io.praetor.spi.agent;

import io.praetor.spi.check.CheckDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Services and checks that bundles of this agent register themselves. They are like those of the
 * API, except that nothing of them is kept: they go with whoever registered them, with the provider
 * of this contract, and with the agent. So register them anew when another provider comes.
 * Thread-safe; nothing blocks.
 */
@ProviderType
public interface LocalRegistry {

  /**
   * Registers a service; in the place of one with the same id.
   *
   * @throws io.praetor.api.error.PlatformException in Consul's words when it cannot be one
   */
  Registration register(OwnService service);

  /** Registers a check; in the place of one with the same id. */
  Registration register(OwnCheck check);

  /**
   * A service.
   *
   * @param address empty for the node's
   * @param port 0 for none
   */
  record OwnService(
      String id,
      String name,
      List<String> tags,
      Map<String, String> meta,
      String address,
      int port) {

    public OwnService {
      tags = List.copyOf(tags);
      meta = Map.copyOf(meta);
    }
  }

  /**
   * A check; critical until its kind finds out.
   *
   * @param definition with an id; its service must be registered
   */
  record OwnCheck(String name, String notes, CheckDefinition definition) {}

  /** A service or check that was registered. */
  @ProviderType
  interface Registration extends AutoCloseable {

    /** Completes when it is in force, or with why it is not: its service is not there. */
    CompletableFuture<Void> inForce();

    /**
     * Deregisters it, unless somebody has registered another one in its place. Any number of times.
     */
    @Override
    void close();
  }
}
