namespace ComplianceGrains.Grains.Keys;

/// <summary>A key is retired: what it sealed is destroyed or about to be, and nothing is sealed under it any more.</summary>
public sealed class KeyRetiredException() : InvalidOperationException("The key is retired: the records under it are destroyed, or about to be.");
