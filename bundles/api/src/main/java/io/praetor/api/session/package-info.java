/** Rows and tables of sessions: who may hold locks, and what that depends on. */
@Export
@Version("1.0.0")
package io.praetor.api.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
