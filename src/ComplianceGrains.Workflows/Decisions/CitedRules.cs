using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>The rules that a decision was made under.</summary>
/// <param name="Digest">Of the merged rules, <c>sha256:…</c>.</param>
/// <param name="Packs">The packs they were merged from, ancestors included.</param>
public sealed record CitedRules(string Digest, IReadOnlyList<PackReference> Packs)
{
    /// <summary>No rules were evaluated: the platform's own bookkeeping.</summary>
    public static CitedRules None { get; } = new("", []);
}
