using System.Collections.Concurrent;
using System.Globalization;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Knows which logs a decision goes into.</summary>
public sealed class Placements(RuleBook rules, EvidenceOrigin origin, LogLabels labels)
{
    /// <summary>What one jurisdiction's entries cite under one set of rules: rules between two changes are one object.</summary>
    private readonly ConcurrentDictionary<(EffectiveRules Rules, string Jurisdiction, string Kind), (string Log, IReadOnlyList<PackCitation> Packs)> _citations = new();

    /// <summary>Where a workflow wants a decision.</summary>
    public Placement Of(Binding binding, Decision decision, Instant now) => binding.Log switch
    {
        BoundLog.Ruled => Ruled(Label(decision.Basis.Bound[0]), binding.Keys.ToString(), decision.Basis.Bound, LogNames.Decisions, now),
        BoundLog.Suspicion => Ruled(Label(decision.Basis.Bound[0]), binding.Keys.ToString(), decision.Basis.Bound, LogNames.R, now),
        BoundLog.Unruled => Unruled(binding.Keys.ToString(), decision.Basis.Bound),
        _ => Lifecycle(binding.Keys.ToString(), decision.Basis.Bound[0]),
    };

    /// <summary>One entry in a log of each jurisdiction, citing its pack and its ancestors'.</summary>
    private Placement Ruled(string booking, string subject, IReadOnlyList<string> bound, string kind, Instant now)
    {
        var effective = rules.Library.Rules(bound, now);
        if (rules.Unseen.Count > 0 && effective.Packs.FirstOrDefault(pack => rules.Unseen.ContainsKey(pack.Jurisdiction)) is { } unseen)
            throw new IOException($"Nothing is decided under the rules of {unseen.Jurisdiction}: what is in force there could not be read.");
        var logs = new LogPlacement[bound.Count];
        for (var i = 0; i < logs.Length; i++)
        {
            var (log, packs) = _citations.GetOrAdd((effective, bound[i], kind), static (key, placements) => (placements.Log(key.Jurisdiction, key.Kind), Citations(key.Rules, key.Jurisdiction)), this);
            logs[i] = new LogPlacement(log, packs, now);
        }

        return new(booking, subject, logs);
    }

    private static IReadOnlyList<PackCitation> Citations(EffectiveRules effective, string jurisdiction) =>
        [.. effective.Citations(jurisdiction).Select(pack => new PackCitation(pack.Jurisdiction, pack.Version.ToString(CultureInfo.InvariantCulture), new Digest(pack.Digest.Span)))];

    /// <summary>The same for decisions that no pack rules: the platform's own.</summary>
    private Placement Unruled(string subject, IReadOnlyList<string> jurisdictions) =>
        new(jurisdictions.Count > 0 ? jurisdictions[0] : "firm", subject, [.. jurisdictions.Select(jurisdiction => new LogPlacement(Log(jurisdiction, LogNames.Decisions), null, null))]);

    /// <summary>One entry in a lifecycle log.</summary>
    private Placement Lifecycle(string subject, string jurisdiction) =>
        new(jurisdiction, subject, [new LogPlacement(Log(jurisdiction, LogNames.Lifecycle), null, null)]);

    /// <summary>The name of a jurisdiction's log.</summary>
    public string Log(string jurisdiction, string log) => LogNames.Of(origin.Name, LabelOf(jurisdiction), log);

    /// <summary>A jurisdiction as its logs and packages name it: with a number after a restore that could not bring the logs back.</summary>
    public string LabelOf(string jurisdiction) => labels.Current(Label(jurisdiction));

    /// <summary>A jurisdiction as keys and files name it, whatever becomes of its logs.</summary>
    public static string Label(string jurisdiction) => jurisdiction.ToLowerInvariant();
}
