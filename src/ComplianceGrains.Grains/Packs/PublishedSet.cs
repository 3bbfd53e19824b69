using System.Collections.Immutable;

namespace ComplianceGrains.Grains.Packs;

/// <summary>What one lifecycle log has published.</summary>
internal sealed record PublishedSet(ImmutableHashSet<string> References);
