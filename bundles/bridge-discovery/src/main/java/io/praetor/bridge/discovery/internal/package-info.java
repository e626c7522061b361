/** Remote Service Admin's discovery (Compendium 122.6) on the catalog. */
package io.praetor.bridge.discovery.internal;
