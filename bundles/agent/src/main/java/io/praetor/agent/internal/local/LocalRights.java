package io.praetor.agent.internal.local;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import java.util.Optional;

/**
 * What callers must be allowed to do with what this agent registers: to write services by their
 * names, or the node for its checks. The texts are Consul's. Thread-safe, but what it says holds
 * only on the registrar's thread, before anything changes.
 */
final class LocalRights {

  private final String node;
  private final Registry registry;

  /**
   * @param node name of this agent's
   */
  LocalRights(String node, Registry registry) {
    this.node = node;
    this.registry = registry;
  }

  boolean mayRead(AgentService service, Authorizer caller) {
    return caller.allows(Resource.SERVICE, Access.READ, service.name());
  }

  boolean mayRead(AgentCheck check, Authorizer caller) {
    return check.serviceName().isEmpty()
        ? caller.allows(Resource.NODE, Access.READ, node)
        : caller.allows(Resource.SERVICE, Access.READ, check.serviceName());
  }

  /** To put a service there, with its sidecar, in the place of what has its id. */
  void requireRegistration(ServiceBody body, Authorizer caller) {
    if (caller.isUnlimited()) {
      return;
    }
    AgentService service = body.service();
    requireWrite(service.name(), caller);
    registry.service(service.id()).ifPresent(old -> requireWrite(old.service().name(), caller));
    if (service.kind().equals(RegistrationRules.PROXY)
        && service.proxy().get("DestinationServiceName") instanceof String destination) {
      requireWrite(destination, caller);
    }
    for (CheckBody check : body.checks()) {
      requireReplacing(check.definition().id(), caller);
    }
    if (body.sidecar() != null) {
      String said = body.sidecar().body().service().name();
      requireWrite(said.isEmpty() ? Sidecars.id(service.name()) : said, caller);
      registry
          .service(Sidecars.id(service.id()))
          .ifPresent(old -> requireWrite(old.service().name(), caller));
    }
  }

  /** To change a service that is there. */
  void requireService(String id, Authorizer caller) {
    if (caller == Authorizer.UNLIMITED) {
      return;
    }
    Optional<Registered.Service> known = registry.service(id);
    if (known.isEmpty()) {
      throw new OperationFailedException("Unknown service " + GoText.quoted(id));
    }
    requireWrite(known.get().service().name(), caller);
  }

  /** To put a check there, in the place of what has its id. */
  void requireRegistration(CheckBody body, Authorizer caller) {
    if (caller.isUnlimited()) {
      return;
    }
    String serviceId = body.definition().serviceId();
    if (serviceId.isEmpty()) {
      requireNode(caller);
    } else {
      // One that is not there is told by the registration itself.
      registry.service(serviceId).ifPresent(one -> requireWrite(one.service().name(), caller));
    }
    String given = body.definition().id();
    requireReplacing(given.isEmpty() ? body.name() : given, caller);
  }

  /** To change a check that is there. */
  void requireCheck(String id, Authorizer caller) {
    if (caller == Authorizer.UNLIMITED) {
      return;
    }
    if (registry.check(id).isEmpty()) {
      throw new OperationFailedException("Unknown check " + GoText.quoted(id));
    }
    requireReplacing(id, caller);
  }

  private void requireReplacing(String checkId, Authorizer caller) {
    registry
        .check(checkId)
        .map(Registered.Check::check)
        .ifPresent(
            check -> {
              if (check.serviceName().isEmpty()) {
                requireNode(caller);
              } else {
                requireWrite(check.serviceName(), caller);
              }
            });
  }

  private void requireNode(Authorizer caller) {
    if (!caller.allows(Resource.NODE, Access.WRITE, node)) {
      throw new ForbiddenException("Permission denied: Missing node:write on " + node);
    }
  }

  private static void requireWrite(String service, Authorizer caller) {
    if (!caller.allows(Resource.SERVICE, Access.WRITE, service)) {
      throw new ForbiddenException("Permission denied: Missing service:write on " + service);
    }
  }
}
