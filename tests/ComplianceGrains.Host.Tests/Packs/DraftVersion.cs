using System.Text;
using ComplianceGrains.Contracts.Packs;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Packs;

/// <summary>A version of EU's pack as somebody would write it: the newest there is with another number, from another day on, and with a scenario of that day.</summary>
internal static class DraftVersion
{
    /// <summary>A day to come, in Brussels: it begins a day after an instant at the earliest, so no test runs into its beginning.</summary>
    public static LocalDate DayToCome(Instant now) => now.InZone(DateTimeZoneProviders.Tzdb["Europe/Brussels"]).Date.PlusDays(2);

    /// <summary>As a request sends it.</summary>
    public static MultipartFormDataContent Form(int version, LocalDate effective, params (string From, string To)[] changes)
    {
        var form = new MultipartFormDataContent { { new StringContent("the committee decided so"), "reason" } };
        foreach (var (path, text) in Files(version, LocalDatePattern.Iso.Format(effective), OfThatDay(effective), changes))
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), path.StartsWith("scenarios/", StringComparison.Ordinal) ? "scenarios" : "files", Path.GetFileName(path));
        return form;
    }

    /// <summary>As it stands in a folder of packs; the folder of the version.</summary>
    public static string Write(string folder, int version, LocalDate effective, params (string From, string To)[] changes)
    {
        foreach (var (path, text) in Files(version, LocalDatePattern.Iso.Format(effective), OfThatDay(effective), changes))
        {
            var file = Path.Combine(folder, "eu", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return Path.Combine(folder, "eu", $"{version}");
    }

    /// <summary>As the actor is told of it, with a scenario of the last day of 2026 whatever its own day is.</summary>
    public static ProposeVersion Of(int version, string effective, params (string From, string To)[] changes)
    {
        var files = Files(version, effective, "at: 2026-12-31\n  ask: screening\n  expect: { notYetEnforced: none, threshold: 0.85 }", changes)
            .ToLookup(file => file.Path.StartsWith("scenarios/", StringComparison.Ordinal), file => new PackFileContent(Path.GetFileName(file.Path), Encoding.UTF8.GetBytes(file.Text)));
        return new ProposeVersion([.. files[false]], [.. files[true]], "the committee decided so");
    }

    private static string OfThatDay(LocalDate effective) => $"at: {LocalDatePattern.Iso.Format(effective)}\n  ask: screening\n  expect: {{ notYetEnforced: none }}";

    /// <summary>What the version changes is told: the lists of 2027 wait no longer.</summary>
    private static IEnumerable<(string Path, string Text)> Files(int version, string effective, string told, (string From, string To)[] changes)
    {
        var eu = Path.Combine(Jurisdictions(AppContext.BaseDirectory), "eu");
        var text = File.ReadAllText(Path.Combine(eu, "6", "pack.yaml"));
        foreach (var (from, to) in changes.Append(("\nversion: 6\n", $"\nversion: {version}\n")).Append(("\neffective: 2027-01-01\n", $"\neffective: {effective}\n")).Append((", from: 2027-01-01, source: tfeu-215", ", source: tfeu-215")))
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        yield return ($"{version}/pack.yaml", text);
        yield return ($"{version}/holidays.yaml", File.ReadAllText(Path.Combine(eu, "6", "holidays.yaml")));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(eu, "scenarios")))
            yield return ($"scenarios/{Path.GetFileName(file)}", File.ReadAllText(file).Replace(
                "at: 2026-12-31\n  ask: screening\n  expect: { lists: [ofac-sdn], notYetEnforced: [eu-fsf, un-sc] }", told, StringComparison.Ordinal));
    }

    private static string Jurisdictions(string folder) =>
        File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? Path.Combine(folder, "jurisdictions") : Jurisdictions(Path.GetDirectoryName(folder)!);
}
