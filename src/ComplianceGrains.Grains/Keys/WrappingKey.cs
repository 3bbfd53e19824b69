using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>A key of a vault that wraps a store's root key.</summary>
/// <param name="Version">Its version, by which the store keeps what it wrapped.</param>
/// <param name="Key">Wraps and opens.</param>
public sealed record WrappingKey(string Version, IRootKey Key);
