package io.praetor.cli.watch;

/** Who learns what a watch has found. */
interface WatchListener {

  /** What is to be done next. */
  enum Next {
    GO_ON,
    END_WELL,
    END_FAILED
  }

  /** Takes what was found, as JSON in one line. */
  Next found(long index, byte[] json);

  /** A signal came that ends the watch; called on another thread. */
  void signal(String name);
}
