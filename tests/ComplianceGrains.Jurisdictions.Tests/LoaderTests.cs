using System.Text;
using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Jurisdictions.Yaml;
using CsCheck;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Whatever stands in a pack, the loader answers with a library or with errors at a position.</summary>
public class LoaderTests
{
    private static readonly string[] Codes = [.. Repository.Library.Jurisdictions];

    [Theory]
    [InlineData("jurisdiction: SG", "jurisdiction: SG\njurisdiction: SG", "said twice")]
    [InlineData("version: 1", "version: one", "whole number")]
    [InlineData("threshold: 0.85", "threshold: 0", "everything would match")]
    [InlineData("threshold: 0.85", "treshold: 0.85", "Did you mean 'threshold'")]
    [InlineData("freshness: PT24H", "freshness: 24 hours", "length of time")]
    [InlineData("lists: { value: [ofac-sdn]", "lists: { value: [ofac-sdm]", "Did you mean 'ofac-sdn'")]
    [InlineData("lists: { value: [ofac-sdn]", "pepLists: [ofac-sdn]\n  lists: { value: [ofac-sdn]", "is a list of sanctions")]
    [InlineData("lists: { value: [ofac-sdn]", "pepLists: [pep-moon]\n  lists: { value: [ofac-sdn]", "'pep-moon' is not among the catalogue's lists")]
    [InlineData("zone: Asia/Singapore", "zone: Asia/Sinapore", "time-zone database")]
    [InlineData("share: { value: { gt: 25 }", "share: { value: { gt: 25, gte: 25 }", "exactly one of")]
    [InlineData("gt: 1500, currency: SGD, rate: firm-market-rate }\n          originator", "gt: 1500, rate: firm-market-rate }\n          originator", "names its currency")]
    [InlineData("source: psn02-guidelines, verified: false, note: A", "source: psn-guidelines, verified: false, note: A", "not among the pack's sources")]
    [InlineData("holidays: holidays.yaml", "holidays: feast-days.yaml", "no file 'feast-days.yaml'")]
    [InlineData("effective: 2025-01-01", "effective: 2025-02-30", "Expected a date")]
    [InlineData("note: A working figure", "note: A figure, that works", "put the whole text in quotes")]
    [InlineData("title: Singapore", "title: &a Singapore", "anchor")]
    [InlineData("title: Singapore", "title: !!str Singapore", "tag")]
    [InlineData("title: Singapore", "title: [Singapore", "readable YAML")]
    public void A_mistake_gets_an_error_with_its_position_and_what_to_do(string right, string wrong, string says)
    {
        var text = InventedPack.Text(InventedPack.Of("SG"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var draft = InventedPack.Draft("SG", pack => ReplaceFirst(pack, right, wrong));
        Assert.Null(draft.Pack);
        var error = Assert.Single(draft.Errors, error => error.Message.Contains(says, StringComparison.Ordinal));
        var line = text[..text.IndexOf(right, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.InRange(error.Line, says is "names its currency" or "readable YAML" ? 1 : line, line + wrong.Count(c => c == '\n') + 5);
        Assert.Equal("sg/pack.yaml", error.File);
    }

    [Fact]
    public void A_broken_version_leaves_the_one_in_force()
    {
        var load = Repository.OfOneDay.With(InventedPack.With("SG", pack => pack.Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal).Replace("threshold: 0.85", "threshold: 85", StringComparison.Ordinal)));
        Assert.Null(load.Library);
        Assert.NotEmpty(load.Errors);
        Assert.Equal("SG@1", Repository.Library.InForce("SG", NodaTime.Instant.FromUtc(2026, 11, 23, 0, 0))!.Id);
    }

    [Fact]
    public void The_same_version_with_another_content_is_refused()
    {
        var load = Repository.Library.With(InventedPack.With("SG", pack => pack + "\n# a remark\n"));
        Assert.Contains("A version never changes", Assert.Single(load.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_holds_from_its_day_and_not_before()
    {
        var library = Repository.OfOneDay.With(InventedPack.With("SG", pack => pack
            .Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal)
            .Replace("effective: 2025-01-01", "effective: 2027-01-01", StringComparison.Ordinal)
            .Replace("threshold: 0.85", "threshold: 0.80", StringComparison.Ordinal))).OrThrow();
        Assert.Equal(0.85m, library.Rules(["SG"], NodaTime.Instant.FromUtc(2026, 12, 31, 15, 59)).Screening.Threshold.Value);
        Assert.Equal(0.80m, library.Rules(["SG"], NodaTime.Instant.FromUtc(2026, 12, 31, 16, 0)).Screening.Threshold.Value);
    }

    [Fact]
    public void A_text_that_looks_like_two_countries_is_remembered_for_neither()
    {
        var library = Repository.OfOneDay.With(InventedPack.With("SG", pack => pack
            .Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal)
            .Replace("effective: 2025-01-01", "effective: 2026-01-01", StringComparison.Ordinal)
            .Replace("residence: [SG]", "residence: [SG]\n  nationality: [US]", StringComparison.Ordinal))).OrThrow();

        Assert.Equal(["EU"], library.Bind("EU", null, ["DE US"], Repository.Day));
        Assert.Equal(["EU", "SG"], library.Bind("EU", null, ["DE", "US"], Repository.Day));
    }

    [Fact]
    public void Two_packs_that_extend_each_other_are_refused()
    {
        var eu = InventedPack.With("EU", pack => pack.Replace("title: European Union", "title: European Union\nextends: DE", StringComparison.Ordinal));
        var load = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [eu, InventedPack.Of("DE")]);
        Assert.Contains(load.Errors, error => error.Message.Contains("extends itself", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pack_nested_without_end_is_refused_and_does_not_exhaust_the_stack()
    {
        var draft = InventedPack.Draft("SG", _ => "jurisdiction: " + new string('[', 200_000));
        Assert.Contains("nesting", Assert.Single(draft.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_is_not_text_is_refused()
    {
        var files = InventedPack.Of("SG").Files.ToDictionary(file => file.Key, file => file.Value);
        files["pack.yaml"] = new byte[] { 0x6a, 0xff, 0xfe };
        Assert.Contains("UTF-8", Assert.Single(Repository.Library.Draft(new PackFolder("sg", files)).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_packs_never_crash_the_loader() =>
        Gen.Select(Gen.Int[0, Codes.Length - 1], Mutations.List[1, 4]).Sample((code, mutations) =>
        {
            var draft = InventedPack.Draft(Codes[code], text => mutations.Aggregate(text, (pack, mutate) => mutate(pack)));
            return draft.Pack is not null || (draft.Errors.Count > 0 && draft.Errors.All(error => error.Line >= 1 && error.Column >= 1 && error.Message.Length > 10));
        }, iter: Samples.Of(1_000));

    [Fact]
    public void Mutated_holidays_never_crash_the_loader() =>
        Gen.Select(Gen.Int[0, Codes.Length - 1], Mutations.List[1, 4]).Sample((code, mutations) =>
        {
            var real = InventedPack.Of(Codes[code]);
            var files = real.Files.ToDictionary(file => file.Key, file => file.Value);
            var holidays = files.Keys.First(file => file != "pack.yaml");
            files[holidays] = Encoding.UTF8.GetBytes(mutations.Aggregate(Encoding.UTF8.GetString(files[holidays].Span), (text, mutate) => mutate(text)));
            var draft = Repository.Library.Draft(new PackFolder(real.Name, files));
            return draft.Pack is not null || draft.Errors.All(error => error.Line >= 1 && error.Column >= 1);
        }, iter: Samples.Of(300));

    [Fact]
    public void Mutated_scenarios_and_packs_never_crash_the_check_or_the_runner() =>
        Gen.Select(Gen.Int[0, Codes.Length - 1], Mutations, Mutations).Sample((code, mutatePack, mutateScenario) =>
        {
            var file = Directory.EnumerateFiles(Path.Combine(Repository.Packs, Codes[code].ToLowerInvariant(), "scenarios")).First();
            var errors = new List<PackError>();
            var scenarios = ScenarioReader.Read("qq/scenarios/rules.yaml", mutateScenario(File.ReadAllText(file)), errors);
            var draft = InventedPack.Draft(Codes[code], pack => mutatePack(pack).Replace("\nversion: ", "\nversion: 9", StringComparison.Ordinal));
            if (draft.Pack is null)
                return errors.All(error => error.Line >= 1);
            var load = Repository.Library.With(InventedPack.With(Codes[code], pack => mutatePack(pack).Replace("\nversion: ", "\nversion: 9", StringComparison.Ordinal)));
            if (load.Library is not { } library)
                return load.Errors.Count > 0;
            PackCheck.Run(library, new ScenarioSet(scenarios, errors));
            var runner = new ScenarioRunner(library);
            return scenarios.All(scenario => runner.Run(scenario).IsCompletedSuccessfully);
        }, iter: Samples.Of(200));

    private static Gen<Func<string, string>> Mutations => Gen.Select(Gen.Int[0, 8], Gen.Double[0, 1], Gen.Double[0, 1]).Select((kind, where, what) => (Func<string, string>)(text => Mutate(text, kind, where, what)));

    private static string Mutate(string text, int kind, double where, double what)
    {
        if (text.Length < 4)
            return text + "x";
        var at = (int)(where * (text.Length - 2));
        var lines = text.Split('\n');
        var line = (int)(where * (lines.Length - 1));
        switch (kind)
        {
            case 0: return text.Remove(at, 1);
            case 1: return text.Insert(at, "[]{}:,-#'\"&*!|>%@`\t\0\n"[(int)(what * 20)].ToString());
            case 2: return text[..at];
            case 3: return string.Join('\n', lines.Where((_, index) => index != line));
            case 4: return string.Join('\n', lines.SelectMany((each, index) => index == line ? [each, each] : new[] { each }));
            case 5: lines[line] = "  " + lines[line]; return string.Join('\n', lines);
            case 6: lines[line] = lines[line].Replace(": ", ": -99999999999999999999", StringComparison.Ordinal); return string.Join('\n', lines);
            case 7: lines[line] = lines[line].Replace("P", "P9999999999999999999Y", StringComparison.Ordinal); return string.Join('\n', lines);
            default: (lines[line], lines[(int)(what * (lines.Length - 1))]) = (lines[(int)(what * (lines.Length - 1))], lines[line]); return string.Join('\n', lines);
        }
    }

    private static string ReplaceFirst(string text, string right, string wrong)
    {
        var at = text.IndexOf(right, StringComparison.Ordinal);
        return text[..at] + wrong + text[(at + right.Length)..];
    }
}
