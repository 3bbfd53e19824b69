using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Each finding of the lint, provoked by one change of a pack that is fine.</summary>
public class LintTests
{
    [Theory]
    [InlineData("  threshold: 0.85\n", "", "'screening.threshold' is missing")]
    [InlineData("  threshold: 0.85\n", "  threshold: { absent: our law has none }\n", "cannot be absent")]
    [InlineData("  threshold: 0.85\n", "  threshold: { value: 0.85, until: 2027-01-01 }\n", "no value on 2027-01-01")]
    [InlineData("  threshold: 0.85\n", "  threshold: [{ value: 0.85, until: 2027-02-01 }, { value: 0.8, from: 2027-01-01 }]\n", "hold at once")]
    [InlineData("  threshold: 0.85\n", "  threshold: { value: 0.85, source: psn02, verified: true }\n", "no url")]
    [InlineData("    mlro-review: { role: mlro, within: P2D, clock: business }", "    mlro-review: { role: mlro, within: P2D, clock: business, calendar: nowhere }", "does not exist")]
    [InlineData(", hours: \"09:00-18:00\"", "", "has no 'hours'")]
    [InlineData("within: PT4H, clock: business }, { role: mlro, within: P1D", "within: P3D, clock: business }, { role: mlro, within: P1D", "falls due later on an earlier rung")]
    [InlineData("when: [high, pep,", "when: [high, tax-haven, pep,", "Nothing can ever trigger 'tax-haven'")]
    [InlineData("collect: [fullName, dateOfBirth, nationalities, residentialAddress, otherNames?]", "collect: [fullName, nationalIdNumber]", "refused at intake, but")]
    [InlineData("floor: { period: P5Y, from: [relationship-ended, occasional-transfer], yearEnd: false, source: psn02-records, verified: false }\n    ceiling: { absent: \"The PDPA names no day: personal data is given up once no legal or business purpose is left.\",", "floor: { period: P5Y, from: [relationship-ended], yearEnd: true, source: psn02-records, verified: false }\n    ceiling: { value: { period: P5Y, from: [relationship-ended], yearEnd: false },", "cannot contradict itself")]
    [InlineData("control: no-national-id, owner", "control: no-such-control, owner", "does not exist")]
    [InlineData("test: a national identity number is refused at intake", "test: nobody tells this", "which nobody tells")]
    public void A_mistake_in_content_is_found(string right, string wrong, string says)
    {
        var text = InventedPack.Text(InventedPack.Of("SG"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var problems = Check(pack => pack.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Kind == ProblemKind.Error && problem.At.Message.Contains(says, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.True(problem.At.Line > 0 && problem.At.File.StartsWith("sg/", StringComparison.Ordinal), problem.At.ToString()));
    }

    [Theory]
    [InlineData("sources:\n", "sources:\n  nobody: { title: \"An act nobody cites\" }\n", "Nothing cites the source 'nobody'")]
    [InlineData("effective: 2025-01-01", "effective: 2026-01-01", "can never hold")]
    public void Something_to_look_at_is_a_warning(string right, string wrong, string says) =>
        Assert.Contains(Check(pack => pack.Replace(right, wrong, StringComparison.Ordinal)), problem => problem.Kind == ProblemKind.Warning && problem.At.Message.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void A_parent_that_begins_later_is_found()
    {
        var load = PackLibrary.Read(
            File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")),
            [InventedPack.With("EU", pack => pack.Replace("effective: 2026-01-01", "effective: 2026-06-01", StringComparison.Ordinal)), InventedPack.Of("DE")]);
        var report = PackCheck.Run(load.OrThrow(), ScenarioSet.Load(Repository.Packs, "de"), "DE");
        Assert.Contains(report.Problems, problem => problem.At.Message.Contains("not yet in force then", StringComparison.Ordinal));
    }

    private static IReadOnlyList<PackProblem> Check(Func<string, string> change)
    {
        var load = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [InventedPack.With("SG", change)]);
        Assert.Empty(load.Errors);
        return PackCheck.Run(load.OrThrow(), ScenarioSet.Load(Repository.Packs, "sg")).Problems;
    }
}
