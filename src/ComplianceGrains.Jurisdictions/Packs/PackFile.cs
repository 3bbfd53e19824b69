namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>One file of a pack, as read.</summary>
/// <param name="Path">Relative to the pack's folder, forward slashes.</param>
/// <param name="Bytes">The bytes that were hashed; exports carry exactly these.</param>
public sealed record PackFile(string Path, ReadOnlyMemory<byte> Bytes);
