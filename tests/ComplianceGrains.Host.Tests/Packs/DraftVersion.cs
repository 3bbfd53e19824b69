using System.Text;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Packs;

/// <summary>A version of EU's pack as somebody would write it: the newest there is with another number, from another day on, and with a scenario of that day.</summary>
internal static class DraftVersion
{
    /// <summary>The day after an instant, in Brussels; it begins in the future wherever one is.</summary>
    public static LocalDate DayAfter(Instant now) => now.InZone(DateTimeZoneProviders.Tzdb["Europe/Brussels"]).Date.PlusDays(1);

    public static MultipartFormDataContent Form(int version, LocalDate effective, params (string From, string To)[] changes)
    {
        var eu = Path.Combine(Repository.Root, "jurisdictions", "eu");
        var day = LocalDatePattern.Iso.Format(effective);
        var text = File.ReadAllText(Path.Combine(eu, "6", "pack.yaml"));
        foreach (var (from, to) in changes.Append(("\nversion: 6\n", $"\nversion: {version}\n")).Append(("\neffective: 2027-01-01\n", $"\neffective: {day}\n")).Append((", from: 2027-01-01, source: tfeu-215", ", source: tfeu-215")))
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        var form = new MultipartFormDataContent
        {
            { new StringContent("the committee decided so"), "reason" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", "pack.yaml" },
            { new ByteArrayContent(File.ReadAllBytes(Path.Combine(eu, "6", "holidays.yaml"))), "files", "holidays.yaml" },
        };
        foreach (var file in Directory.EnumerateFiles(Path.Combine(eu, "scenarios")))
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(File.ReadAllText(file).Replace(
                "at: 2026-12-31\n  ask: screening\n  expect: { lists: [ofac-sdn], notYetEnforced: [eu-fsf, un-sc] }", $"at: {day}\n  ask: screening\n  expect: {{ notYetEnforced: none }}", StringComparison.Ordinal))), "scenarios", Path.GetFileName(file));
        return form;
    }
}
