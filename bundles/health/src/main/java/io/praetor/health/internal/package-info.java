/** Components: the runner of checks, and each built-in kind of check as a service of its own. */
package io.praetor.health.internal;
