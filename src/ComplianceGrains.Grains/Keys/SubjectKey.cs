namespace ComplianceGrains.Grains.Keys;

/// <summary>An opened key.</summary>
/// <param name="Reference">What stands beside the sealed bytes.</param>
/// <param name="Bytes">32 bytes.</param>
public sealed record SubjectKey(string Reference, byte[] Bytes);
