namespace ComplianceGrains.Host.Home;

/// <summary>One place on this host.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Says">What is there.</param>
internal sealed record HomeLink(string Path, string Says);
