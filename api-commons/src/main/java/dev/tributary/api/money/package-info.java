/**
 * Money as providers tell of it, made into records: alike for every source of financial data. A
 * provider's module adds its table of {@link dev.tributary.api.money.MinorUnits} and says which
 * field is which.
 */
package dev.tributary.api.money;
