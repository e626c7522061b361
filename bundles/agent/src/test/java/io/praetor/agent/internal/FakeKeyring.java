package io.praetor.agent.internal;

import io.praetor.api.gossip.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers as it is told. */
public final class FakeKeyring implements Keyring {

  public final List<String> log = new ArrayList<>();
  public boolean encrypted = true;
  public KeyringAnswer answer =
      new KeyringAnswer(1, 1, 0, Map.of(), Map.of("a2V5", 1), Map.of("a2V5", 1));

  @Override
  public boolean encrypted() {
    return encrypted;
  }

  @Override
  public CompletableFuture<KeyringAnswer> list(int relayFactor) {
    return said("list " + relayFactor);
  }

  @Override
  public CompletableFuture<KeyringAnswer> install(String key, int relayFactor) {
    return said("install " + key);
  }

  @Override
  public CompletableFuture<KeyringAnswer> use(String key, int relayFactor) {
    return said("use " + key);
  }

  @Override
  public CompletableFuture<KeyringAnswer> remove(String key, int relayFactor) {
    return said("remove " + key);
  }

  @Override
  public KeyringAnswer local() {
    return answer;
  }

  private CompletableFuture<KeyringAnswer> said(String what) {
    log.add(what);
    return CompletableFuture.completedFuture(answer);
  }
}
