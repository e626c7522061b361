package io.praetor.spi.ui;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One more page of the web UI; a whiteboard service. It appears in the menu while the service is
 * there. Its files are served below {@code <content path>ext/<id>/}. Of several extensions with one
 * id the one of the highest {@code service.ranking} shows, among equals the newest.
 *
 * <p>{@link #module()} is an ES module. Its default export is a function
 *
 * <pre>{@code
 * export default function show(element, { api, signal, language }) { ... }
 * }</pre>
 *
 * which fills the empty element that it is given when somebody opens the page. {@code
 * api.get(path)} resolves to the JSON of a path of the HTTP API and rejects on other states than
 * 200; {@code api.watch(path, show)} calls back with it now and at every change. The {@code
 * AbortSignal} fires when the page is left; what {@code api} does for the page ends by itself then.
 * The language is {@code en} or {@code ja}. What comes from the API is to be shown as text ({@code
 * textContent}), never as markup.
 *
 * <p>All methods but {@link #open} are called whenever the menu is made and must not block; they
 * return the same each time.
 *
 * <p>Authors run {@code UiExtensionContract} of the test kit.
 */
@ConsumerType
public interface UiExtension extends WebResources {

  /** Which ids there may be: small letters, digits and hyphens. */
  String ID_PATTERN = "[a-z][a-z0-9-]{0,62}";

  /** Names the page in paths; see {@link #ID_PATTERN}. Others are refused and not shown. */
  String id();

  /** What the menu says: plain text, short. */
  String title();

  /** Path of the ES module among the files. */
  String module();

  /** Path of an SVG or PNG image among the files, shown small in the menu; empty for none. */
  default String icon() {
    return "";
  }
}
