namespace ComplianceGrains.Grains.Actors;

/// <summary>The name under which the firm keeps its logs, e.g. <c>evidence.example.com</c>: lower-case ASCII, no space, no <c>+</c>.</summary>
public sealed record EvidenceOrigin(string Name);
