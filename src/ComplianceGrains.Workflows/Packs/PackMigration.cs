using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Packs.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>Once a version is in force that says so, everybody whom it binds is told, some at a time; they decide themselves what follows. Pure.</summary>
internal static class PackMigration
{
    public const string Prefix = "migration/";

    public const string Progressed = "progressed", Done = "done";

    public static string KeyOf(ProposedVersion version) => $"{Prefix}{version.Version}";

    /// <summary>Whether there is anybody left to tell.</summary>
    public static bool IsOpen(ProposedVersion version) =>
        version is { Status: Contracts.Packs.PackStatus.Approved, Proposal.Migration: Migrations.ReEvaluate, IsMigrated: false };

    /// <summary>The next part of the run.</summary>
    public static Verdict Tell(PackVersions? state, string key, PackFacts facts, Instant now)
    {
        if (state?.Migrating(key, now) is not { } version)
            return Verdict.None;
        if (facts is not { Next: { } next, Rules: { } rules })
            return Verdict.Later;
        if (next.Told.Count > PackWorkflow.MostTold)
            throw new ArgumentOutOfRangeException(nameof(facts), next.Told.Count, $"One decision tells {PackWorkflow.MostTold} at most.");
        var (told, outcome) = (version.Told + next.Told.Count, next.IsLast ? Done : Progressed);
        var basis = new Basis(
            outcome, "pack-migration", [Cited.Because(ReasonCodes.Pack($"migration-{outcome}"), $"{facts.Jurisdiction}@{version.Version} wants whoever it binds to be decided about again: {told} told so far.")],
            now, [facts.Jurisdiction], Cited.Rules(rules), Principal.System.Id, Principal.System.Role);
        return new Verdict.Accepted(
            200, [new Decision(basis, new PackMigrated(version.Version, version.Proposal.Digest, told, next.IsLast))],
            [.. next.Told.Select(subject => new EffectIntent(0, subject, EffectKinds.RulesChanged))]);
    }
}

/// <summary>Whom the next part of a migration tells.</summary>
/// <param name="Told">Full identities; <see cref="PackWorkflow.MostTold"/> at most.</param>
/// <param name="IsLast">Whether nobody is left after them.</param>
public sealed record MigrationPart(IReadOnlyList<string> Told, bool IsLast);
