/** The web UI: files that bundles or a directory give, as browsers want them. */
package io.praetor.http.internal.ui;
