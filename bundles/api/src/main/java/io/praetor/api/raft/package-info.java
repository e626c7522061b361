/**
 * The replicated log: what may be submitted to it, what it applies to, and what is known of its
 * members.
 */
@Export
@Version("1.0.0")
package io.praetor.api.raft;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
