package io.praetor.agent.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.Servers;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two pools, and a log book of everything that happens. */
public final class FakeSurroundings implements Surroundings {

  public final Map<AgentTokens.Purpose, String> secrets = new EnumMap<>(AgentTokens.Purpose.class);

  public final List<String> log = new ArrayList<>();
  public final FakePool lan = new FakePool("golden", log);
  public FakePool wan = new FakePool("golden.dc1", log);
  public ApiRelay relay;
  public ApiServer api;
  public RuntimeException reloadFailure;
  public RaftStatus raft;

  @Override
  public FakePool lan() {
    return lan;
  }

  @Override
  public FakePool wan() {
    return wan;
  }

  /** Servers that fail to leave, which must not hold up the rest. */
  @Override
  public Servers servers() {
    return (Servers)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Servers.class},
            (proxy, method, arguments) -> {
              log.add("servers " + method.getName());
              return CompletableFuture.failedFuture(new IllegalStateException("no quorum"));
            });
  }

  @Override
  public Consensus consensus() {
    return raft == null
        ? null
        : (Consensus)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Consensus.class},
                (proxy, method, arguments) -> raft);
  }

  @Override
  public ApiRelay relay() {
    return relay;
  }

  @Override
  public ApiServer api() {
    return api;
  }

  @Override
  public String secret(AgentTokens.Purpose purpose) {
    return secrets.getOrDefault(purpose, "");
  }

  @Override
  public Runnable reload() {
    return () -> {
      log.add("reload");
      if (reloadFailure != null) {
        throw reloadFailure;
      }
    };
  }

  @Override
  public Runnable stop() {
    return () -> log.add("stop");
  }

  @Override
  public Map<String, Map<String, String>> status() {
    return Map.of("agent", Map.of("checks", "7"), "raft", Map.of("log size", "1"));
  }
}
