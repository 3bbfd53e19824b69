using System.Text;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Host.Packs;

/// <summary>Shows the versions of a jurisdiction's pack: those of the installation and those that people proposed.</summary>
internal sealed class PackDesk(IGrainFactory grains, RuleBook rules, PackCurrency currency, IClock clock)
{
    /// <summary>What people proposed, with what another silo may have approved meanwhile.</summary>
    public async Task<PackView?> ViewAsync(string jurisdiction, CancellationToken cancellation)
    {
        await currency.LookAsync(jurisdiction, cancellation);
        return await grains.GetGrain<IPackGrain>(jurisdiction).ViewAsync(cancellation);
    }

    /// <summary>All versions, by number; of one number that was proposed again the one that was approved, or else the last.</summary>
    public IReadOnlyList<PackVersionBody> All(string jurisdiction, PackView? view)
    {
        var published = rules.Library.Packs.Where(pack => pack.Jurisdiction == jurisdiction).ToList();
        return
        [
            .. published.Select(pack => Of(pack, Proposed(view, pack.Version, pack.DigestText)))
                .Concat((view?.Versions ?? []).Where(version => published.TrueForAll(pack => pack.Version != version.Version)).Select(version => Of(jurisdiction, version)))
                .GroupBy(version => version.Version).Select(group => group.Last()).OrderBy(version => version.Version),
        ];
    }

    /// <summary>The number of the version that comes after all others.</summary>
    public int NextNumber(string jurisdiction, PackView? view) => All(jurisdiction, view).Max(known => known.Version) + 1;

    /// <summary>One version with its text and what it changes; null if there is none of this number.</summary>
    public async Task<PackBody?> FindAsync(string jurisdiction, int number, PackView? view, CancellationToken cancellation)
    {
        if (All(jurisdiction, view).FirstOrDefault(version => version.Version == number) is not { } body)
            return null;
        var (library, pack) = rules.Library.Packs.FirstOrDefault(pack => pack.Id == body.Id && pack.DigestText == body.Digest) is { } known
            ? (rules.Library, known)
            : await DraftAsync(jurisdiction, view!.Versions.Last(version => version.Version == number), cancellation);
        var before = library.Before(pack);
        return new PackBody(
            body, before?.Id, before is null ? [] : [.. PackDiff.Between(before, pack).Select(change => new PackChangeBody(change.Path, change.Sentence))],
            [.. pack.Files.Select(file => new PackFileBody(file.Path, Encoding.UTF8.GetString(file.Bytes.Span)))], view?.Sequence ?? 0);
    }

    /// <summary>The files of a version, whoever brought it; null if there is none of this number.</summary>
    public async Task<PackFolder?> FilesAsync(string jurisdiction, int number, CancellationToken cancellation)
    {
        var view = await ViewAsync(jurisdiction, cancellation);
        if (All(jurisdiction, view).FirstOrDefault(version => version.Version == number) is not { } body)
            return null;
        return rules.Library.Packs.FirstOrDefault(pack => pack.Id == body.Id && pack.DigestText == body.Digest) is { } known
            ? new PackFolder(jurisdiction.ToLowerInvariant(), known.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal))
            : await currency.ReadAsync(jurisdiction, view!.Versions.Last(version => version.Version == number), cancellation);
    }

    private async Task<(PackLibrary Library, Pack Pack)> DraftAsync(string jurisdiction, PackVersionView version, CancellationToken cancellation)
    {
        var folder = await currency.ReadAsync(jurisdiction, version, cancellation);
        var draft = rules.Library.Draft(folder);
        return (rules.Library, draft.Pack ?? throw new InvalidDataException($"{jurisdiction}@{version.Version} no longer reads: {draft.Errors[0]}"));
    }

    private PackVersionBody Of(Pack pack, PackVersionView? proposed)
    {
        var now = clock.GetCurrentInstant();
        var status = rules.Library.InForce(pack.Jurisdiction, now)?.Id == pack.Id ? "in-force"
            : pack.EffectiveInstant > now && rules.Library.InForce(pack.Jurisdiction, pack.EffectiveInstant)?.Id == pack.Id ? "coming"
            : "superseded";
        return new(pack.Id, pack.Jurisdiction, pack.Version, pack.DigestText, pack.EffectiveInstant, status, proposed is null ? null : Proposal(proposed));
    }

    private static PackVersionBody Of(string jurisdiction, PackVersionView version) =>
        new($"{jurisdiction}@{version.Version}", jurisdiction, version.Version, version.Digest, version.InForceFrom, version.Status, Proposal(version));

    private static PackProposalBody Proposal(PackVersionView version) => new(
        version.ProposedBy, version.ProposedAt, version.Reason, version.ScenariosPassed, version.Waiting,
        [.. version.Steps.Select(step => new PackStepBody(step.Outcome, step.By, step.Role, step.Reason, step.At))],
        version.Migration is { } migration ? new PackMigrationBody(migration.Told, migration.Done) : null,
        version.Emergency is { } emergency ? new EmergencyBody(emergency.ReviewBy, emergency.Reviewed) : null);

    private static PackVersionView? Proposed(PackView? view, int number, string digest) =>
        view?.Versions.LastOrDefault(version => version.Version == number && version.Digest == digest);
}
