using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs;
using NodaTime;

namespace ComplianceGrains.Grains.Packs;

/// <summary>
/// The packs as they were known at an instant: the versions that the lifecycle logs had stated by then. A version may rule days before it
/// came (a correction of what was wrong from the start); who decided on those days did not know it.
/// </summary>
public sealed class KnownRules(RuleBook rules, DecisionReader reader)
{
    /// <summary>What was known of some jurisdictions' packs and their ancestors'; no other pack.</summary>
    /// <param name="jurisdictions">Of whose rules somebody asks.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<PackLibrary> AtAsync(IEnumerable<string> jurisdictions, Instant at, CancellationToken cancellation)
    {
        var known = new HashSet<(string Pack, string Version, Digest Digest)>();
        // A jurisdiction's log states its ancestors' versions too.
        foreach (var jurisdiction in jurisdictions.Distinct(StringComparer.Ordinal))
            await foreach (var decision in reader.HistoryAsync($"{PackWorkflow.Instance.Type}/{jurisdiction}", 0, cancellation))
                if (decision.RecordedAt <= at && decision.Happened is Published { Reference: LifecycleRef.PackPublished { Pack: var stated } })
                    known.Add((stated.Pack, stated.Version, stated.Digest));
        return rules.Library.Those(pack => known.Contains((pack.Jurisdiction, $"{pack.Version}", new Digest(pack.Digest.Span))));
    }
}
