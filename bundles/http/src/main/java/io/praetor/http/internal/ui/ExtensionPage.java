package io.praetor.http.internal.ui;

import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.ui.UiExtension;

/**
 * A page of an extension, as it was when that came.
 *
 * @param icon path among the files, empty for none
 */
record ExtensionPage(String id, String title, String module, String icon, ServedFiles files) {

  private static final int MAX_TITLE = 60;

  /** Refuses what cannot be shown. */
  static ExtensionPage of(UiExtension extension) {
    String id = extension.id();
    require(id != null && id.matches(UiExtension.ID_PATTERN), "is no id: " + id);
    String title = extension.title();
    require(
        title != null && !title.isBlank() && title.length() <= MAX_TITLE,
        "has no title of 1 to " + MAX_TITLE + " characters: " + id);
    String module = extension.module();
    require(module != null && FilePath.isFile(module), "has no module: " + id);
    String icon = extension.icon();
    require(icon != null && (icon.isEmpty() || FilePath.isFile(icon)), "has a wrong icon: " + id);
    return new ExtensionPage(id, title, module, icon, new ServedFiles(extension, false));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("an extension of the web UI " + otherwise);
    }
  }

  void write(JsonWriter out) {
    out.beginObject();
    out.name("ID").value(id);
    out.name("Title").value(title);
    out.name("Module").value(module);
    out.name("Icon").value(icon);
    out.endObject();
  }
}
