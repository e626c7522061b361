package io.praetor.itest.browser;

import java.util.Locale;

/** Every page, and what is on it when it is ready. */
enum UiPage {
  OVERVIEW("overview", "server-3"),
  SERVICES("services", "account-api"),
  SERVICE("services/account-api", "account-api-40"),
  NODES("nodes", "dublin-b-003"),
  NODE("nodes/tokyo-c-001", "Host alive"),
  NODE_SERVICES("nodes/tokyo-c-001/service-instances", "fraud-web"),
  NODE_RTT("nodes/tokyo-c-001/round-trip-time", "Nearest"),
  NODE_SESSIONS("nodes/tokyo-c-001/lock-sessions", "leader of"),
  NODE_META("nodes/tokyo-c-001/metadata", "rack"),
  KV("kv", "catalogue"),
  KV_MANY("kv/catalogue/items/", "00000"),
  KV_JSON("kv/formats/service.json/edit", "東京"),
  KV_YAML("kv/formats/deploy.yaml/edit", "replicas"),
  KV_BINARY("kv/formats/binary/edit", "00 01"),
  KV_LOCKED("kv/locks/account-worker/0/edit", "A session holds this key."),
  KV_HISTORY("kv/formats/service.json/edit?view=history", "Not changed since it was created"),
  KV_CREATE("kv/formats/create", "A slash makes folders."),
  KV_IMPORT("kv/formats/?view=import", "Choose a file"),
  SESSIONS("sessions", "leader of"),
  EVENTS("events", "cache-flush"),
  CHECKS("checks", "HTTP of"),
  PLUGINS("plugins", "io.praetor."),
  SETTINGS("settings", "No token is needed");

  private final String path;
  private final String shows;

  UiPage(String path, String shows) {
    this.path = path;
    this.shows = shows;
  }

  /** Behind the datacenter. */
  String path() {
    return path;
  }

  /** The entry of the menu that it belongs to. */
  String entry() {
    return path.replaceAll("[/?].*", "");
  }

  /** Waits until all is there that was asked for. */
  void await(Browser browser) {
    browser.await(
        this + " with '" + shows + "'",
        () -> {
          String text = browser.text();
          return text.contains(shows) && !text.contains(Words.LOADING);
        });
    browser.awaitScript("document.fonts.ready.then(arguments[0])");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
