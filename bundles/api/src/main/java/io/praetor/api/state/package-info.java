/**
 * The one state store: tables of immutable rows, queries that can wait, and commands that change
 * rows.
 */
@Export
@Version("1.0.0")
package io.praetor.api.state;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
