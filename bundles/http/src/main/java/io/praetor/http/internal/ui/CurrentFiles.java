package io.praetor.http.internal.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The files of whoever gives them just now. One who leaves while it is asked may find nothing or
 * fail in any way; that is no answer, and the next one is asked.
 */
final class CurrentFiles {

  private final Supplier<ServedFiles> giver;

  /**
   * @param giver null while there is none
   */
  CurrentFiles(Supplier<ServedFiles> giver) {
    this.giver = giver;
  }

  boolean areThere() {
    return giver.get() != null;
  }

  /** The file at a path, null when there is none. */
  CompletableFuture<WebFile> find(String path) {
    CompletableFuture<WebFile> answer = new CompletableFuture<>();
    find(path, answer);
    return answer;
  }

  private void find(String path, CompletableFuture<WebFile> answer) {
    ServedFiles asked = giver.get();
    if (asked == null || !FilePath.isFile(path)) {
      answer.complete(null);
      return;
    }
    var unused =
        asked
            .find(path)
            .whenComplete(
                (file, failure) -> {
                  if (file == null && asked != giver.get()) {
                    find(path, answer);
                  } else if (failure == null) {
                    answer.complete(file);
                  } else {
                    answer.completeExceptionally(failure);
                  }
                });
  }
}
