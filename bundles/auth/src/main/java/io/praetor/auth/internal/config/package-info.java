/** The settings of an auth method, read the way Consul does. */
package io.praetor.auth.internal.config;
