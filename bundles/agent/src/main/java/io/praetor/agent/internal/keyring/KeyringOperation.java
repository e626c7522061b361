package io.praetor.agent.internal.keyring;

import io.praetor.api.gossip.Keyring;
import io.praetor.api.gossip.Keyring.KeyringAnswer;
import java.util.concurrent.CompletableFuture;

/** What can be done to the keys of a pool, by the method of the request. */
enum KeyringOperation {
  GET {
    @Override
    CompletableFuture<KeyringAnswer> run(Keyring keyring, String key, int relayFactor) {
      return keyring.list(relayFactor);
    }
  },
  POST {
    @Override
    CompletableFuture<KeyringAnswer> run(Keyring keyring, String key, int relayFactor) {
      return keyring.install(key, relayFactor);
    }
  },
  PUT {
    @Override
    CompletableFuture<KeyringAnswer> run(Keyring keyring, String key, int relayFactor) {
      return keyring.use(key, relayFactor);
    }
  },
  DELETE {
    @Override
    CompletableFuture<KeyringAnswer> run(Keyring keyring, String key, int relayFactor) {
      return keyring.remove(key, relayFactor);
    }
  };

  abstract CompletableFuture<KeyringAnswer> run(Keyring keyring, String key, int relayFactor);

  /** What every member of a pool without encryption would say. */
  String unencrypted() {
    return this == GET
        ? "Keyring is empty (encryption not enabled)"
        : "No keyring to modify (encryption not enabled)";
  }
}
