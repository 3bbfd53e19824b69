namespace ComplianceGrains.Storage.Keys;

/// <summary>A key under its key-encryption key.</summary>
/// <param name="Name">What it is for, e.g. <c>subject/customer/7F3A/due-diligence</c>.</param>
/// <param name="Reference">Random, opaque; stands beside what it sealed.</param>
/// <param name="Bytes">Wrapped with AES-256-GCM.</param>
public sealed record WrappedKey(string Name, string Reference, byte[] Bytes);
