namespace ComplianceGrains.Storage.Anchors;

/// <summary>A signed head in the copy.</summary>
/// <param name="Size">Number of entries under it.</param>
/// <param name="Root">32 bytes.</param>
/// <param name="Note">The signed note, whole.</param>
public sealed record AnchoredHead(long Size, byte[] Root, string Note);
