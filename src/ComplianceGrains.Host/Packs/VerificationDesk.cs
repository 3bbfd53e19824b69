using System.Text;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Drafting;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Host.Packs;

/// <summary>Which values of a version nobody has held against the law, and the version in which somebody did.</summary>
internal sealed class VerificationDesk(RuleBook rules, PackDesk packs, DraftDesk drafts, IClock clock)
{
    /// <summary>The values that wait; null if there is no version of this number.</summary>
    public async Task<IReadOnlyList<UnverifiedBody>?> UnverifiedAsync(string jurisdiction, int number, CancellationToken cancellation) =>
        await PackAsync(jurisdiction, number, cancellation) is { } pack ? [.. VerificationEditor.Unverified(pack).Select(value => Of(pack, value))] : null;

    /// <summary>The next version as it is proposed, or why there is none.</summary>
    public async Task<(ProposeVersion? Next, Refusal? Refusal)> NextAsync(string jurisdiction, int number, VerificationsBody asked, CancellationToken cancellation)
    {
        if (await PackAsync(jurisdiction, number, cancellation) is not { } pack)
            return (null, Refusal.NotFound("There is no such version, or no such jurisdiction."));
        IReadOnlyList<Verification> said = [.. asked.Values!.Select(value => new Verification(value.Path!, value.Text!, value.Read!.Value, value.Url))];
        var today = clock.GetCurrentInstant().InZone(pack.Zone).Date;
        var wrong = said.Select((one, place) => (Against: VerificationEditor.Against(pack, one, today), Place: place)).Where(each => each.Against is not null)
            .Select(each => new FieldError($"/values/{each.Place}/{each.Against!.Value.Member}", each.Against.Value.Code, each.Against.Value.Text)).ToList();
        if (wrong.Count > 0)
            return (null, Refusal.Rule("These values cannot be verified so. Nothing was changed.", [.. wrong]));
        var view = await packs.ViewAsync(jurisdiction, cancellation);
        var version = packs.NextNumber(jurisdiction, view);
        var scenarios = await drafts.ScenariosAsync(jurisdiction, version, view, asked.Scenarios, cancellation);
        return (new ProposeVersion(
            [.. VerificationEditor.Next(pack, version, asked.Effective!.Value, said).Files.Select(file => new PackFileContent(file.Key, file.Value.ToArray()))],
            [.. scenarios.Select(file => new PackFileContent(file.Path, Encoding.UTF8.GetBytes(file.Text)))], asked.Reason!), null);
    }

    private static UnverifiedBody Of(Pack pack, UnverifiedValue value) => new(
        value.Path, value.Sentence, value.Citation.Source.Title, value.Citation.Source.Url, $"{value.Citation}", value.Citation.Note, $"{pack.Jurisdiction.ToLowerInvariant()}/{pack.Version}/pack.yaml:{value.Line}");

    private async Task<Pack?> PackAsync(string jurisdiction, int number, CancellationToken cancellation) =>
        await packs.FilesAsync(jurisdiction, number, cancellation) is { } files ? rules.Library.Draft(files).Pack : null;
}
