/** What every kind of auth method does, as tests. */
package io.praetor.testkit.auth;
