package io.praetor.agent.internal.local;

import io.praetor.format.json.Refusal;
import io.praetor.spi.agent.LocalRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What bundles register: orders to the registrar, of which the last one for an id counts. */
final class BundleRegistry implements LocalRegistry {

  private static final String NO_TOKEN = "";

  private final Registry registry;
  private final Registrar registrar;
  private final CheckKinds kinds;
  private final Executor thread;

  /** Whose registration of a service or check is the last one; used by the registrar's thread. */
  private final Map<Place, Entry> owners = new ConcurrentHashMap<>();

  BundleRegistry(Registry registry, Registrar registrar, CheckKinds kinds, Executor thread) {
    this.registry = registry;
    this.registrar = registrar;
    this.kinds = kinds;
    this.thread = thread;
  }

  @Override
  public Registration register(OwnService service) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("ID", service.id());
    given.put("Name", service.name());
    given.put("Tags", service.tags());
    given.put("Meta", service.meta());
    given.put("Address", service.address());
    given.put("Port", service.port());
    ServiceBody body = ServiceBody.read(given, kinds, Refusal.REQUEST);
    RegistrationRules.check(body, kinds);
    return new Entry(
        new Place(true, body.service().id()),
        () -> registrar.register(body, Origin.BUNDLE, NO_TOKEN, true));
  }

  @Override
  public Registration register(OwnCheck check) {
    CheckBody body = new CheckBody(check.name(), check.notes(), "", NO_TOKEN, check.definition());
    return new Entry(
        new Place(false, check.definition().id()),
        () -> registrar.register(body, Origin.BUNDLE, NO_TOKEN));
  }

  /** A service, or a check, by its id. */
  private record Place(boolean service, String id) {}

  /** One registration, from its order on. */
  private final class Entry implements Registration {

    private final Place place;
    private final CompletableFuture<Void> inForce;

    Entry(Place place, Runnable order) {
      this.place = place;
      this.inForce =
          CompletableFuture.runAsync(
              () -> {
                order.run();
                owners.put(place, this);
              },
              thread);
    }

    @Override
    public CompletableFuture<Void> inForce() {
      return inForce.copy();
    }

    @Override
    public void close() {
      thread.execute(this::deregister);
    }

    private void deregister() {
      if (!owners.remove(place, this)) {
        return;
      }
      if (place.service()) {
        registry
            .service(place.id())
            .filter(now -> now.origin() == Origin.BUNDLE)
            .ifPresent(now -> registrar.deregisterService(place.id()));
      } else {
        registry
            .check(place.id())
            .filter(now -> now.origin() == Origin.BUNDLE)
            .ifPresent(now -> registrar.deregisterCheck(place.id()));
      }
    }
  }
}
