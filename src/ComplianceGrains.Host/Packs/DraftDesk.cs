using System.Text;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Drafting;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Scenarios;

namespace ComplianceGrains.Host.Packs;

/// <summary>Makes drafts of the next version, and tries them as a proposal would be tried. Keeps nothing.</summary>
internal sealed class DraftDesk(RuleBook rules, PackDesk packs, HostArguments arguments, IBlobs blobs)
{
    private const int MostProblems = 20;

    /// <summary>What a form can change in a version; null if there is none of this number.</summary>
    public async Task<IReadOnlyList<PackFieldBody>?> FieldsAsync(string jurisdiction, int number, CancellationToken cancellation) =>
        await PackAsync(jurisdiction, number, cancellation) is { } pack ? [.. DraftEditor.Fields(pack, rules.Library).Select(Of)] : null;

    /// <summary>A draft, or why there is none.</summary>
    public async Task<(DraftBody? Draft, Refusal? Refusal)> TryAsync(string jurisdiction, DraftRequestBody asked, CancellationToken cancellation)
    {
        if (await PackAsync(jurisdiction, PackEndpoints.Number(asked.Base!)!.Value, cancellation) is not { } pack)
            return (null, Refusal.NotFound("There is no such version, or no such jurisdiction."));
        var fields = DraftEditor.Fields(pack, rules.Library).ToDictionary(field => field.Id, StringComparer.Ordinal);
        var wrong = asked.Changes!.Select((change, place) => (Text: Against(fields.GetValueOrDefault(change.Id), change.Value), Place: place)).Where(each => each.Text is not null)
            .Select(each => new FieldError($"/changes/{each.Place}", "not-changed", each.Text!)).ToList();
        if (wrong.Count > 0)
            return (null, Refusal.Rule("These values cannot be changed so.", [.. wrong]));
        var view = await packs.ViewAsync(jurisdiction, cancellation);
        var version = packs.NextNumber(jurisdiction, view);
        var folder = DraftEditor.Next(
            pack, rules.Library, version, asked.Effective!.Value, asked.Changes!.ToDictionary(change => change.Id, change => change.Value, StringComparer.Ordinal), asked.Migration ?? Migrations.Keep);
        var scenarios = await ScenariosAsync(jurisdiction, version, view, asked.Scenarios, cancellation);
        var name = jurisdiction.ToLowerInvariant();
        // Playing the stories takes seconds of a processor.
        var trial = await Task.Run(
            () =>
            {
                var own = ScenarioSet.Read(scenarios.Select(file => ($"{name}/scenarios/{file.Path}", file.Text)));
                return PackTrial.RunAsync(
                    rules.Library, folder, new ScenarioSet([.. own.Scenarios, .. rules.Scenarios.Scenarios.Where(scenario => scenario.Folder != name)], own.Errors),
                    new SubjectStage(Modules.Stories), ListImport.KnownLists, cancellation);
            }, cancellation);
        return (new DraftBody(
            trial.Candidate?.Digest["sha256:".Length..], version, [.. trial.Changes.Select(change => new PackChangeBody(change.Path, change.Sentence))],
            [.. trial.Problems.Take(MostProblems).Select(problem => $"{problem}")], trial.ScenariosPassed,
            [.. folder.Files.Select(file => new PackFileBody(file.Key, Encoding.UTF8.GetString(file.Value.Span)))], scenarios), null);
    }

    private static string? Against(EditableField? field, string value) => field is null ? "There is no such value." : DraftEditor.Against(field, value);

    private static PackFieldBody Of(EditableField field) => new(
        field.Id, field.Path, field.Sentence, field.Text, field.Citation.Source.Title, field.Citation.Source.Url, WordOf(field.Citation.Standing), $"{field.Citation}", field.Citation.Note, field.MayChange,
        WordOf(field.Shape), field.Shape == FieldShape.Word ? field.Choices : null);

    private static string WordOf(FieldShape shape) => shape switch
    {
        FieldShape.Sentence => "sentence",
        FieldShape.Word => "word",
        FieldShape.Days => "days",
        FieldShape.Rules => "rules",
        _ => "measure",
    };

    internal static string WordOf(Standing standing) => standing switch
    {
        Standing.LawVerified => "law-verified",
        Standing.LawUnverified => "law-unverified",
        Standing.PolicyAdopted => "policy-adopted",
        _ => "policy-not-adopted",
    };

    private async Task<Pack?> PackAsync(string jurisdiction, int number, CancellationToken cancellation) =>
        await packs.FilesAsync(jurisdiction, number, cancellation) is { } files ? rules.Library.Draft(files).Pack : null;

    /// <summary>The scenarios of a version that somebody drafts: those that hold, and what they add.</summary>
    public async Task<IReadOnlyList<PackFileBody>> ScenariosAsync(string jurisdiction, int version, PackView? view, string? further, CancellationToken cancellation)
    {
        var scenarios = await ScenariosAsync(jurisdiction, view, cancellation);
        if (!string.IsNullOrWhiteSpace(further))
            scenarios.Add(new($"draft-{version}.yaml", further));
        return scenarios;
    }

    /// <summary>The scenarios that hold: those of the version that was approved last, else those that the installation came with.</summary>
    private async Task<List<PackFileBody>> ScenariosAsync(string jurisdiction, PackView? view, CancellationToken cancellation)
    {
        if (view?.Versions.LastOrDefault(version => version.Status == PackStatus.Approved) is { } approved)
        {
            var kept = new List<PackFileBody>();
            foreach (var file in approved.Scenarios)
            {
                await using var blob = await blobs.OpenAsync(file.Digest, cancellation) ?? throw new InvalidDataException($"{file.Path} of {jurisdiction}@{approved.Version} is not among the stored files ({file.Digest}).");
                using var reader = new StreamReader(blob, Encoding.UTF8);
                kept.Add(new(file.Path, await reader.ReadToEndAsync(cancellation)));
            }

            return kept;
        }

        var folder = Path.Combine(arguments.Jurisdictions, jurisdiction.ToLowerInvariant(), "scenarios");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => new PackFileBody(Path.GetFileName(file), File.ReadAllText(file)))] : [];
    }
}
