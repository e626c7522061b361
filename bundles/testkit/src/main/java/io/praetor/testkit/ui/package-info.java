/** What bundles for the web UI are tested with. */
package io.praetor.testkit.ui;
